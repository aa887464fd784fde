import type { Asked, Mistake, Reply } from './proxy';
import type { Speed } from './suite';

/** A mistake and the rows that it fails. */
export interface WrongVariant {
	readonly name: string;
	readonly rows: readonly string[];
	/** How fast its SDK and cars have to be for the mistake to show. */
	readonly speed?: Partial<Speed>;
	readonly mistake: () => Mistake;
}

export const isBatch = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/calls');
export const keyOf = ({ headers }: Asked): string | undefined => headers['idempotency-key'];
export const withKey = (asked: Asked, key: string): Asked => ({
	...asked,
	headers: { ...asked.headers, 'idempotency-key': key },
});
export const problemIs = ({ body }: Reply, name: string) =>
	body.includes(`mobile-sdk-bridge:${name}"`);

export const reused: Reply = {
	status: 422,
	headers: { 'content-type': 'application/problem+json' },
	body: JSON.stringify({
		type: 'urn:problem:mobile-sdk-bridge:idempotency-key-reused',
		title: 'This Idempotency-Key belongs to another request',
		status: 422,
	}),
};

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
	return calls.length > 0 && isBatch(asked)
		? { ...asked, body: JSON.stringify({ ...JSON.parse(asked.body), calls: calls.map(change) }) }
		: asked;
};

export const edited = (reply: Reply, edit: (body: Record<string, unknown>) => unknown): Reply => ({
	...reply,
	body: JSON.stringify(edit(JSON.parse(reply.body))),
});
