import Ajv, { type ValidateFunction } from 'ajv';
import type { INodeParameters } from 'n8n-workflow';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

const folders: Readonly<Record<string, string>> = {
	dqeSmsConfirmation: join(root, 'nodes/DqeSmsConfirmation/__schema__/v1.0.0'),
	stellantis: join(root, 'nodes/Stellantis/__schema__/v1.0.0'),
	portailOvip: join(root, 'nodes/PortailOvip/__schema__/v1.0.0'),
};

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the editor shows before a node has run: one JSON schema for the output of each operation. */
export class OutputSchemas {
	private readonly ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
	private readonly validators = new Map<string, ValidateFunction>();

	/** `<resource>/<operation>` of a node's schema files. */
	operationsOf(node: string): string[] {
		const folder = folderOf(node);
		return readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.map((file) => file.replaceAll('\\', '/').replace(/\.json$/, ''))
			.sort();
	}

	/** The schema as published. */
	read(node: string, operation: string): Json {
		const file = join(folderOf(node), `${operation}.json`);
		if (!existsSync(file)) throw new Error(`${relative(root, file)} is missing`);
		const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
		if (!isRecord(schema)) throw new Error(`${relative(root, file)} is no schema`);
		return schema;
	}

	/** @throws for an output that has a property that its schema does not show, or one of another type */
	check(node: string, { resource, operation, simplify }: INodeParameters, output: unknown): void {
		// The vendor's own data are not ours to describe.
		if (simplify === false) return;
		const names = [resource, operation].filter((name) => name !== undefined);
		// An expression picks another operation per item: there is no one schema.
		if (names.some((name) => String(name).startsWith('='))) return;
		const validate = this.validator(node, names.join('/'));
		if (validate(output)) return;
		throw new Error(
			`${names.join('/')} is not as its schema says: ${this.ajv.errorsText(validate.errors)} ` +
				JSON.stringify(output),
		);
	}

	private validator(node: string, operation: string): ValidateFunction {
		const key = `${node} ${operation}`;
		const known = this.validators.get(key);
		if (known) return known;
		const { version: _, ...schema } = this.read(node, operation);
		const compiled = this.ajv.compile({ $comment: key, ...closed(schema) });
		this.validators.set(key, compiled);
		return compiled;
	}
}

function folderOf(node: string): string {
	const folder = folders[node];
	if (folder === undefined) throw new Error(`Where are the schemas of ${node}?`);
	return folder;
}

/** Objects with listed properties have no others; one without a list is free (the vendor's own data). */
function closed(schema: Json): Json {
	const { properties, items } = schema;
	return {
		...schema,
		...(isRecord(items) && { items: closed(items) }),
		...(isRecord(properties) && {
			additionalProperties: false,
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, value]) => [
					name,
					isRecord(value) ? closed(value) : value,
				]),
			),
		}),
	};
}

export const outputSchemas = new OutputSchemas();
