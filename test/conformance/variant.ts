import type { ConformanceOptions } from '../../bridge-conformance/options';
import { problems, type ProblemName } from '../../sandbox/bridge/http/problem';
import type { BridgeSettings } from '../../sandbox/bridge';
import type { Asked, Mistake, Pass, Reply } from './proxy';
import type { Speed } from './suite';

/** A mistake and the rows that it fails. */
export interface WrongVariant {
	readonly name: string;
	readonly rows: readonly string[];
	/** How fast its SDK and cars have to be for the mistake to show. */
	readonly speed?: Partial<Speed>;
	/** How its deliveries differ from the sandbox's. */
	readonly delivery?: Partial<BridgeSettings['delivery']>;
	readonly options?: Partial<ConformanceOptions>;
	readonly mistake: () => Mistake;
}

/** A mistake in what is asked or answered, without a memory. */
export const answering = (answer: NonNullable<Mistake['answer']>) => (): Mistake => ({ answer });

export const isBatch = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/calls');
export const keyOf = ({ headers }: Asked): string | undefined => headers['idempotency-key'];
export const withKey = (asked: Asked, key: string): Asked => ({
	...asked,
	headers: { ...asked.headers, 'idempotency-key': key },
});
export const problemIs = ({ body }: Reply, name: string) =>
	body.includes(`mobile-sdk-bridge:${name}"`);

export const isCallback = ({ path }: Asked) => path.includes('/callbacks/');
export const isEvents = ({ path }: Asked) => path.includes('/events');
/** `/sessions/demo` */
export const sessionOf = ({ path }: Asked): string => /^\/sessions\/[^/?]*/.exec(path)?.[0] ?? '';

export const problem = (name: ProblemName, more: Record<string, string> = {}): Reply => {
	const [status, title] = problems[name];
	return {
		status,
		headers: { 'content-type': 'application/problem+json', ...more },
		body: JSON.stringify({ type: `urn:problem:mobile-sdk-bridge:${name}`, title, status }),
	};
};

/** A batch of another caller, in the same session. */
export const ask = (pass: Pass, asked: Asked, calls: readonly object[], key?: string) => {
	const { 'idempotency-key': _, ...headers } = asked.headers;
	return pass({
		...asked,
		method: 'POST',
		path: `${sessionOf(asked)}/calls`,
		headers: {
			...headers,
			'content-type': 'application/json',
			...(key !== undefined && { 'idempotency-key': key }),
		},
		body: JSON.stringify({ calls }),
	});
};

/** What the bridge answers to something else that is asked. */
export const get = (pass: Pass, asked: Asked, path: string) => {
	const { 'content-type': _, ...headers } = asked.headers;
	return pass({ ...asked, headers, method: 'GET', path, body: '' });
};

export const signalApi = 'pims.vehicle.signal';

/** The calls of a batch; none where the body is no batch. */
export function callsOf({ body }: Asked): Array<Record<string, unknown>> {
	try {
		const { calls } = JSON.parse(body);
		return Array.isArray(calls) ? calls : [];
	} catch {
		return [];
	}
}

/** A batch with other calls; what is none stays as it is, for the bridge to refuse. */
export const withCalls = (
	asked: Asked,
	change: (call: Record<string, unknown>) => Record<string, unknown>,
): Asked => {
	const calls = callsOf(asked);
	// What is too large stays so.
	return calls.length > 0 && isBatch(asked) && asked.body.length < 100_000
		? { ...asked, body: JSON.stringify({ ...JSON.parse(asked.body), calls: calls.map(change) }) }
		: asked;
};

export const edited = (reply: Reply, edit: (body: Record<string, unknown>) => unknown): Reply => ({
	...reply,
	body: JSON.stringify(edit(JSON.parse(reply.body))),
});
