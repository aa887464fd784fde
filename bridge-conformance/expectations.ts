import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, objectIn, textIn, type JsonObject } from '../nodes/shared/clients/json';
import type { Answer } from './bridge';
import { must } from './rule';

const namespace = 'urn:problem:mobile-sdk-bridge:';

/** What an answer is, in words: `422 vin-not-selected`, `200`. */
export const described = ({ status, body }: Answer): string =>
	[String(status), problemOf(body) ?? ''].join(' ').trim();

const problemOf = (body: JsonObject): string | undefined => {
	const type = textIn(body, 'type');
	return type?.startsWith(namespace) ? type.slice(namespace.length) : undefined;
};

/**
 * Requires a refusal. Its `type` counts where there is one of the contract; that errors are problem documents at all is a
 * rule of its own.
 */
export function refused(what: string, answer: Answer, status: number, problem: string): void {
	const seen = problemOf(answer.body);
	const holds = answer.status === status && (seen === undefined || seen === problem);
	must(holds, `${what}: expected ${status} ${problem}, got ${described(answer)}`);
}

export function answered(what: string, answer: Answer, ...statuses: number[]): void {
	const wanted = statuses.length > 0 ? statuses : [200];
	must(
		wanted.includes(answer.status),
		`${what}: expected ${wanted.join(' or ')}, got ${described(answer)}`,
	);
}

/** The messages of a batch; empty where the answer has none. */
export const messagesOf = ({ body }: Answer): JsonObject[] => objectsIn(body['messages']);

export const eventsOf = ({ body }: Answer): JsonObject[] => objectsIn(body['events']);

export const cursorOf = ({ body }: Answer): string => textIn(body, 'cursor') ?? '';

export const statusesOf = (answer: Answer): string =>
	messagesOf(answer)
		.map((message) => textIn(message, 'status') ?? 'none')
		.join(', ');

/** The SDK gives every call an id of its own, so equal ids are one execution. */
export const transactionsOf = (answer: Answer): string =>
	messagesOf(answer)
		.map((message) => textIn(message, 'transactionId') ?? 'none')
		.join(', ');

export const codeOf = (message: JsonObject | undefined): number =>
	Number(textIn(objectIn(message ?? {}, 'error'), 'code') ?? Number.NaN);

/** Members in whatever order. */
export const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other);

/** The first answer again, marked as such. */
export function mustReplay(what: string, first: Answer, again: Answer): void {
	answered(what, again);
	must(
		transactionsOf(again) === transactionsOf(first) && isSame(first.body, again.body),
		`${what}: executed again (transactions ${transactionsOf(first)}, then ${transactionsOf(again)})`,
	);
	must(isReplay(again), `${what}: without Idempotency-Replayed: true`);
}

/** Executed, not answered as something before. */
export function mustBeNew(what: string, answer: Answer): void {
	answered(what, answer);
	must(!isReplay(answer), `${what}: answered with Idempotency-Replayed`);
}

export const isReplay = ({ headers }: Answer): boolean =>
	headers.get('idempotency-replayed') === 'true';

/** Whole seconds; NaN without the header. */
export const retryAfterOf = ({ headers }: Answer): number =>
	Number(headers.get('retry-after') ?? Number.NaN);

const objectsIn = (value: unknown): JsonObject[] =>
	Array.isArray(value) ? value.filter(isJsonObject) : [];
