import addFormats from 'ajv-formats';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../pims/parameters';

export const contractFile = path.join(__dirname, '../../../docs/bridge/openapi.yaml');

type Json = Readonly<Record<string, unknown>>;
type Place = 'path' | 'query' | 'header';

interface ResponseRules {
	/** Undefined: there is no body. */
	readonly contentType?: string;
	readonly body?: ValidateFunction;
	readonly headers: ValidateFunction;
}

/** One operation of the contract, ready to check what comes in and what goes out. */
export interface Operation {
	readonly id: string;
	readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
	/** As Fastify writes it: `/sessions/:session`. */
	readonly url: string;
	/** Change text into numbers where the contract has numbers, and fill in defaults. */
	readonly parameters: Readonly<Record<Place, ValidateFunction>>;
	readonly requestBody?: ValidateFunction;
	readonly responses: ReadonlyMap<number, ResponseRules>;
}

const methods = [
	['get', 'GET'],
	['put', 'PUT'],
	['post', 'POST'],
	['delete', 'DELETE'],
] as const;

const documentId = 'openapi';

/**
 * The published document itself, read once: the sandbox answers what it says, so that contract and reference cannot
 * drift apart.
 */
export class Contract {
	readonly version: string;
	readonly operations: readonly Operation[];
	private readonly bodies = newAjv(false);
	private readonly texts = newAjv(true);
	private readonly document: Json;

	constructor(file = contractFile) {
		const document: unknown = parse(readFileSync(file, 'utf8'));
		if (!isRecord(document)) throw new Error(`${file} holds no OpenAPI document`);
		this.document = document;
		this.version = String(record(document['info'])['version']);
		this.bodies.addSchema(document, documentId);
		this.texts.addSchema(document, documentId);
		this.operations = Object.entries(record(document['paths'])).flatMap(([template, item]) =>
			methods.flatMap(([name, method]) => {
				const operation = record(item)[name];
				return isRecord(operation)
					? [this.operation(template, method, record(item), operation)]
					: [];
			}),
		);
	}

	/** A compiled schema of the document's components. */
	schema(name: string): ValidateFunction {
		return this.bodies.compile({ $ref: `${documentId}#/components/schemas/${name}` });
	}

	private operation(
		template: string,
		method: Operation['method'],
		pathItem: Json,
		operation: Json,
	): Operation {
		const given = [...list(pathItem['parameters']), ...list(operation['parameters'])].map((node) =>
			this.resolved(node),
		);
		const inPlace = (place: Place) =>
			this.fields(given.filter((parameter) => parameter['in'] === place));
		const requestBody = operation['requestBody'];
		const body = isRecord(requestBody) ? this.bodyOf(requestBody) : undefined;
		return {
			id: String(operation['operationId']),
			method,
			url: template.replace(/\{(\w+)\}/g, ':$1'),
			parameters: { path: inPlace('path'), query: inPlace('query'), header: inPlace('header') },
			...(body && { requestBody: body.body }),
			responses: new Map(
				Object.entries(record(operation['responses'])).map(([status, node]) => [
					Number(status),
					this.response(this.resolved(node)),
				]),
			),
		};
	}

	private response(response: Json): ResponseRules {
		const headers = Object.entries(record(response['headers'] ?? {})).map(([name, node]) => ({
			...this.resolved(node),
			name,
		}));
		return { ...this.bodyOf(response), headers: this.fields(headers) };
	}

	private bodyOf(holder: Json): { contentType: string; body: ValidateFunction } | undefined {
		const [entry] = Object.entries(record(holder['content'] ?? {}));
		if (!entry) return undefined;
		const [contentType, media] = entry;
		return { contentType, body: this.bodies.compile(this.rebased(record(media)['schema'])) };
	}

	/** Parameters or headers as one object, names in lower case for headers. */
	private fields(nodes: readonly Json[]): ValidateFunction {
		const named = nodes.map((node) => {
			const name = String(node['name']);
			return [
				node['in'] === undefined || node['in'] === 'header' ? name.toLowerCase() : name,
				node,
			] as const;
		});
		return this.texts.compile({
			type: 'object',
			required: named.filter(([, node]) => node['required'] === true).map(([name]) => name),
			properties: Object.fromEntries(
				named.map(([name, node]) => [name, this.rebased(node['schema'])]),
			),
		});
	}

	/** A schema that stands outside of the document has to say where its references point. */
	private rebased(schema: unknown): Json {
		const { $ref, ...rest } = record(schema);
		return typeof $ref === 'string' ? { ...rest, $ref: documentId + $ref } : rest;
	}

	private resolved(node: unknown): Json {
		const { $ref } = record(node);
		if (typeof $ref !== 'string') return record(node);
		return $ref
			.slice(2)
			.split('/')
			.reduce<Json>((place, name) => record(place[name]), this.document);
	}
}

// Not strict: an OpenAPI document as a whole is no JSON Schema, only holds some.
const newAjv = (coerceTypes: boolean) => {
	const ajv = new Ajv2020({
		strict: false,
		allErrors: false,
		coerceTypes,
		useDefaults: coerceTypes,
	});
	return addFormats(ajv);
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function record(value: unknown): Json {
	if (isRecord(value)) return value;
	throw new Error('The OpenAPI document is not built as expected');
}

/** Why a value does not fit, without the value: it may be a secret. */
export const reasons = (where: string, { errors }: ValidateFunction): string =>
	(errors ?? []).map((error) => `${where}${error.instancePath} ${error.message}`).join('; ');
