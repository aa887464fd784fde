import type { Category, Delivered, Retry } from '../../nodes/shared/failures/failure';
import type { Weather } from '../../sandbox/contract';
import type { OperationUnderTest, Told } from './operationUnderTest';

/** What spoils the second item: weather, a code of the vendor, or a server that is not there. */
export type Cause =
	| { readonly weather: Weather }
	| { readonly code: string }
	| { readonly server: string };

type PerVendor<T> = T | { readonly dqe: T; readonly bridge: T };
type PerEffect<T> = T | { readonly read: T; readonly write: T };

/** One trouble and what is to be told of it. */
export interface Trouble {
	readonly what: string;
	readonly cause: Cause;
	readonly only?: 'dqe' | 'bridge';
	readonly code: string;
	readonly category: PerVendor<Category>;
	/** `no` only where it is certain that the vendor did not act. */
	readonly delivered: Delivered;
	readonly retry: PerEffect<Retry>;
	readonly facts?: { readonly httpStatus?: number; readonly retryAfterMs?: number };
}

/** Nothing listens at port 9 (discard) of a test machine, and `.invalid` has no names (RFC 6761). */
export const closedPort = 'http://127.0.0.1:9';
export const noSuchName = 'http://does-not-exist.invalid';

const status = (code: number, headers: Readonly<Record<string, string>> = {}): Cause => ({
	weather: { kind: 'status', status: code, headers },
});
const ok = (body: string, contentType = 'application/json'): Cause => ({
	weather: { kind: 'body', body, contentType, acted: true },
});
const weather = (kind: 'reset' | 'truncated' | 'hang', acted: boolean): Cause => ({
	weather: { kind, acted },
});
const http = (httpStatus: number, retryAfterMs?: number) => ({
	facts: { httpStatus, ...(retryAfterMs !== undefined && { retryAfterMs }) },
});
const inWords = { httpStatus: 200 };

/** Asked again, a write may act twice where `delivered` is not `no`; a read does no harm. */
const again = { read: 'safe', write: 'later' } as const;
const unreadable = {
	code: 'malformed',
	category: 'vendor',
	delivered: 'unknown',
	retry: again,
	facts: inWords,
} as const;
const broken = {
	code: 'network',
	category: 'network',
	delivered: 'unknown',
	retry: again,
} as const;
const down = { category: 'vendor', delivered: 'unknown', retry: again } as const;
const notIn = { category: 'authentication', delivered: 'no', retry: 'afterFix' } as const;
const absent = { code: 'network', category: 'network', delivered: 'no', retry: 'safe' } as const;
const elsewhere = { dqe: 'configuration', bridge: 'notFound' } as const;
const unheardOf = { category: 'unknown', delivered: 'unknown', retry: 'later' } as const;

const html = '<!doctype html><title>Sign in</title><h1>Welcome</h1>';
const parked = JSON.stringify({ errors: { '00': 'No errors' }, status: 'PARKED', smsToken: 'abc' });

/** How long an answer is waited for in these tests, in seconds: so long that a busy machine sends every request before. */
export const shortTimeout = 4;

/** Trouble → what is told of it. One row, one line. Time-outs apart, because they take their time. */
// prettier-ignore
export const troubles: readonly Trouble[] = [
	{ what: 'HTTP 401', cause: status(401), code: '401', ...notIn, ...http(401) },
	{ what: 'HTTP 403', cause: status(403), code: '403', ...notIn, ...http(403) },
	{ what: 'HTTP 404', cause: status(404), code: '404', category: elsewhere, delivered: 'no', retry: 'afterFix', ...http(404) },
	{ what: 'HTTP 409 without a time to wait', only: 'bridge', cause: status(409), code: '409', category: 'conflict', delivered: 'no', retry: 'safe', ...http(409) },
	{ what: 'HTTP 429 for longer than the node waits', cause: status(429, { 'retry-after': '60' }), code: '429', category: 'throttled', delivered: 'no', retry: again, ...http(429, 60_000) },
	{ what: 'HTTP 429 without a time to wait', cause: status(429), code: '429', category: 'throttled', delivered: 'no', retry: again, ...http(429) },
	{ what: 'HTTP 500', cause: status(500), code: '500', ...down, ...http(500) },
	{ what: 'HTTP 503', cause: status(503), code: '503', ...down, ...http(503) },
	{ what: 'a redirect', cause: status(302, { location: 'https://example.com/' }), code: '302', category: 'configuration', delivered: 'unknown', retry: 'afterFix', ...http(302) },
	{ what: 'a refused connection', cause: { server: closedPort }, ...absent },
	{ what: 'a name that does not exist', cause: { server: noSuchName }, ...absent },
	{ what: 'a connection reset before the vendor acted', cause: weather('reset', false), ...broken },
	{ what: 'a connection reset after the vendor acted', cause: weather('reset', true), ...broken },
	{ what: 'an answer cut in the middle', cause: weather('truncated', true), ...broken },
	{ what: 'HTML with status 200', cause: ok(html, 'text/html'), ...unreadable },
	{ what: 'JSON that ends too early', cause: ok('{"status":"OK","err'), ...unreadable },
	{ what: 'an empty answer', cause: ok(''), ...unreadable },
	{ what: 'JSON of another shape', cause: ok('{"success":true,"verified":true}'), ...unreadable },
	{ what: 'a JSON list', cause: ok('[]'), ...unreadable },
	{ what: 'JSON null', cause: ok('null'), ...unreadable },
	{ what: 'a status that DQE does not document', only: 'dqe', cause: ok(parked), code: 'PARKED', ...unheardOf },
	{ what: 'a code that DQE does not document', only: 'dqe', cause: { code: '97' }, code: '97', ...unheardOf, ...http(200) },
	{ what: 'a code that the SDK does not document', only: 'bridge', cause: { code: '9999' }, code: '9999', ...unheardOf },
];

// prettier-ignore
export const noAnswers: readonly Trouble[] = [
	{ what: 'no answer, the vendor did nothing', cause: weather('hang', false), code: 'timeout', category: 'timeout', delivered: 'unknown', retry: again },
	{ what: 'no answer after the vendor acted', cause: weather('hang', true), code: 'timeout', category: 'timeout', delivered: 'unknown', retry: again },
];

export const concerns = ({ only }: Trouble, { meets }: OperationUnderTest): boolean =>
	only === undefined || only === meets.vendor;

/** The row's expectation for one operation. */
export function toldOf(trouble: Trouble, { meets, effect }: OperationUnderTest): Told {
	const { code, category, delivered, retry } = trouble;
	const vendor = meets.vendor === 'dqe' ? 'dqe' : 'bridge';
	return {
		code,
		delivered,
		category: typeof category === 'string' ? category : category[vendor],
		retry: typeof retry === 'string' ? retry : retry[effect],
	};
}
