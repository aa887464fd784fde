import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isRecord } from '../pims/parameters';
import { reasons, type Contract, type Operation } from './contract';
import { BridgeProblem } from './problem';

type Json = Readonly<Record<string, unknown>>;

/** A request that fits the contract, numbers and defaults filled in. */
export interface ContractRequest {
	readonly path: Json;
	readonly query: Json;
	readonly headers: Json;
	readonly body: unknown;
	/** Aborts when the caller hangs up. */
	readonly gone: AbortSignal;
	/** Tells the journal that from here on something happened. */
	readonly acting: () => void;
}

export interface ContractAnswer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

/** What a bridge does, by the contract's operation ids. */
export type Handlers = Readonly<
	Record<string, (request: ContractRequest) => Promise<ContractAnswer> | ContractAnswer>
>;

/** An answer that the contract does not have: a fault of the sandbox itself. */
export class ContractViolation extends Error {}

export interface RouteOptions {
	readonly contract: Contract;
	readonly handlers: Handlers;
	readonly token: () => string;
	/** Told of everything that ends in a 500. */
	readonly failed: (error: unknown) => void;
}

/** Registers every operation of the contract, so that none can be forgotten and none is served that it does not have. */
export function serveContract(app: FastifyInstance, options: RouteOptions): void {
	const { contract, handlers, token, failed } = options;
	const isProblem = contract.schema('Problem');

	app.addHook('onRequest', async (request) => {
		if (!isBearer(request.headers.authorization, token())) throw new BridgeProblem('unauthorized');
	});
	app.setErrorHandler((error, _request, reply) => {
		const problem = asProblem(error);
		if (problem.status >= 500) failed(error);
		if (!isProblem(problem.body)) failed(new ContractViolation(reasons('problem', isProblem)));
		return reply
			.code(problem.status)
			.headers(problem.headers)
			.type('application/problem+json')
			.send(JSON.stringify(problem.body));
	});
	app.setNotFoundHandler(() => {
		throw new BridgeProblem('not-found', { detail: 'The contract has no such path and method' });
	});

	for (const operation of contract.operations) {
		const handler = handlers[operation.id];
		if (!handler) throw new Error(`Nothing serves ${operation.id}`);
		const { method, url } = operation;
		app.route({
			method,
			url,
			handler: async (request, reply) => {
				let answer: ContractAnswer;
				try {
					answer = await handler(fitting(operation, request, reply));
				} catch (error) {
					checkAnswer(operation, asProblem(error));
					throw error;
				}
				checkAnswer(operation, answer);
				void reply.code(answer.status).headers(answer.headers ?? {});
				if (answer.body === undefined) return reply.send();
				return reply.type('application/json').send(JSON.stringify(answer.body));
			},
		});
	}
}

/** Equal digests for equal tokens: comparing them takes the same time wherever they differ. */
function isBearer(header: string | undefined, token: string): boolean {
	const given = /^Bearer +([^\s]+) *$/i.exec(header ?? '')?.[1] ?? '';
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(token));
}

function fitting(
	{ parameters, requestBody }: Operation,
	request: FastifyRequest,
	reply: FastifyReply,
): ContractRequest {
	const path = { ...asRecord(request.params) };
	const query = { ...asRecord(request.query) };
	const headers = { ...asRecord(request.headers) };
	for (const [place, validate, given] of [
		['path', parameters.path, path],
		['query', parameters.query, query],
		['header', parameters.header, headers],
	] as const) {
		if (!validate(given)) refuse(reasons(place, validate));
	}
	if (requestBody) {
		if (!/^application\/json(\s*;|$)/i.test(request.headers['content-type'] ?? '')) {
			throw new BridgeProblem('unsupported-media-type');
		}
		if (!requestBody(request.body)) refuse(reasons('body', requestBody));
	}
	const gone = new AbortController();
	reply.raw.once('close', () => gone.abort());
	const acting = () => {
		if (request.arrival) request.arrival.acted = true;
	};
	return { path, query, headers, body: request.body, gone: gone.signal, acting };
}

const asRecord = (value: unknown): Json => (isRecord(value) ? value : {});

function refuse(detail: string): never {
	throw new BridgeProblem('invalid-request', { detail });
}

function checkAnswer(
	{ id, responses }: Operation,
	{ status, headers, body }: ContractAnswer,
): void {
	const rules = responses.get(status);
	if (!rules) throw new ContractViolation(`${id} has no answer ${status}`);
	if (!rules.headers({ ...headers })) {
		throw new ContractViolation(reasons(`${id} ${status} header`, rules.headers));
	}
	if ((rules.body === undefined) !== (body === undefined)) {
		throw new ContractViolation(`${id} ${status} has a body or not`);
	}
	// As it goes over the wire: members that are undefined are not there.
	if (rules.body && !rules.body(JSON.parse(JSON.stringify(body)))) {
		throw new ContractViolation(reasons(`${id} ${status} body`, rules.body));
	}
}

/** Fastify's own refusals of a request that is no JSON, too large, or of another type. */
const refusalsOfFastify: Readonly<Record<number, BridgeProblem>> = {
	400: new BridgeProblem('invalid-request', { detail: 'The body is no JSON' }),
	413: new BridgeProblem('too-large'),
	415: new BridgeProblem('unsupported-media-type'),
};

function asProblem(error: unknown): BridgeProblem {
	if (error instanceof BridgeProblem) return error;
	const status = isRecord(error) ? error['statusCode'] : undefined;
	const known = typeof status === 'number' ? refusalsOfFastify[status] : undefined;
	return known ?? new BridgeProblem('internal');
}
