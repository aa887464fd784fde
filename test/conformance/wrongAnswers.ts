import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sandboxToken } from '../../sandbox/bridge';
import type { Asked, Mistake, Pass, Reply } from './proxy';

/** A mistake, the rows that it fails, and why if there is more than one. */
export interface WrongVariant {
	readonly name: string;
	readonly rows: readonly string[];
	readonly mistake: () => Mistake;
}

const isBatch = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/calls');
const keyOf = ({ headers }: Asked): string | undefined => headers['idempotency-key'];
const withKey = (asked: Asked, key: string): Asked => ({
	...asked,
	headers: { ...asked.headers, 'idempotency-key': key },
});
const problemIs = ({ body }: Reply, name: string) => body.includes(`mobile-sdk-bridge:${name}"`);

const reused: Reply = {
	status: 422,
	headers: { 'content-type': 'application/problem+json' },
	body: JSON.stringify({
		type: 'urn:problem:mobile-sdk-bridge:idempotency-key-reused',
		title: 'This Idempotency-Key belongs to another request',
		status: 422,
	}),
};

/** The calls of a batch; none where the body is no batch. */
function callsOf({ body }: Asked): Array<Record<string, unknown>> {
	try {
		const { calls } = JSON.parse(body);
		return Array.isArray(calls) ? calls : [];
	} catch {
		return [];
	}
}

/** A batch with other calls; what is none stays as it is, for the bridge to refuse. */
const withCalls = (
	asked: Asked,
	change: (call: Record<string, unknown>) => Record<string, unknown>,
): Asked => {
	const calls = callsOf(asked);
	return calls.length > 0 && isBatch(asked)
		? { ...asked, body: JSON.stringify({ ...JSON.parse(asked.body), calls: calls.map(change) }) }
		: asked;
};

const edited = (reply: Reply, edit: (body: Record<string, unknown>) => unknown): Reply => ({
	...reply,
	body: JSON.stringify(edit(JSON.parse(reply.body))),
});

/** Runs the calls of a batch as batches of their own, so that others come between. */
async function oneByOne(asked: Asked, pass: Pass): Promise<Reply> {
	const calls = callsOf(asked);
	const fits = calls.length > 1 && calls.length <= 20;
	const splits = isBatch(asked) && fits && keyOf(asked) === undefined;
	if (!splits || calls.some(({ limit }) => limit !== undefined)) return await pass(asked);
	const replies: Reply[] = [];
	for (const call of calls) {
		const reply = await pass({ ...asked, body: JSON.stringify({ calls: [call] }) });
		if (reply.status !== 200) return await pass(asked);
		replies.push(reply);
		const [{ error }] = JSON.parse(reply.body).messages;
		const tolerated = Array.isArray(call['tolerate']) ? call['tolerate'].map(Number) : [];
		if (error && !tolerated.includes(Number(error.code))) break;
	}
	const [first] = replies;
	if (!first) return await pass(asked);
	const messages = replies.flatMap(({ body }) => JSON.parse(body).messages);
	return edited(first, (body) => ({ ...body, messages }));
}

/** Mistakes in what a bridge answers. */
export const wrongAnswers: readonly WrongVariant[] = [
	{
		name: 'does not check the token',
		rows: ['access.bearer'],
		mistake: () => ({
			answer: async (asked, pass) =>
				await pass({
					...asked,
					headers: { ...asked.headers, authorization: `Bearer ${sandboxToken}` },
				}),
		}),
	},
	{
		name: 'requires no key',
		rows: ['keys.required'],
		mistake: () => ({
			answer: async (asked, pass) =>
				await pass(
					isBatch(asked) && keyOf(asked) === undefined ? withKey(asked, randomUUID()) : asked,
				),
		}),
	},
	{
		// Everything that stands on a key: an earlier answer given again, by whatever request.
		name: 'executes the same request twice',
		rows: [
			'keys.replayed',
			'keys.writes',
			'keys.same-values',
			'keys.at-once',
			'limits.replays',
			'commands.once',
		],
		mistake: () => {
			const seen = new Map<string, string>();
			const values = (asked: Asked) =>
				JSON.stringify(callsOf(asked), (_name, value) =>
					value !== null && typeof value === 'object' && !Array.isArray(value)
						? Object.fromEntries(Object.entries(value).sort())
						: value,
				);
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					if (!isBatch(asked) || key === undefined) return await pass(asked);
					if (seen.get(key) === values(asked)) return await pass(withKey(asked, randomUUID()));
					seen.set(key, values(asked));
					return await pass(asked);
				},
			};
		},
	},
	{
		name: 'accepts another request under a key',
		rows: ['keys.other-request'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				return problemIs(reply, 'idempotency-key-reused')
					? await pass(withKey(asked, randomUUID()))
					: reply;
			},
		}),
	},
	{
		name: 'compares requests as text',
		rows: ['keys.same-values'],
		mistake: () => {
			const seen = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					if (!isBatch(asked) || key === undefined) return await pass(asked);
					const known = seen.get(key) ?? asked.body;
					seen.set(key, known);
					return known === asked.body ? await pass(asked) : reused;
				},
			};
		},
	},
	{
		name: 'keeps the key of a batch that it refused',
		rows: ['keys.free-after-refusal', 'commands.key-stays-free'],
		mistake: () => {
			const refused = new Map<string, Reply>();
			return {
				answer: async (asked, pass) => {
					const key = isBatch(asked) ? keyOf(asked) : undefined;
					const known = key === undefined ? undefined : refused.get(key);
					if (known) return known;
					const reply = await pass(asked);
					const started = problemIs(reply, 'batch-running') || reply.status < 400;
					if (key !== undefined && !started) refused.set(key, reply);
					return reply;
				},
			};
		},
	},
	{
		name: 'gives the cursor after the calls',
		rows: ['commands.cursor'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				if (!isBatch(asked) || reply.status !== 200) return reply;
				const events = asked.path.replace(/calls$/, 'events');
				const { cursor } = JSON.parse((await pass({ ...asked, method: 'GET', path: events, body: '' })).body);
				return edited(reply, (body) => ({ ...body, cursor }));
			},
		}),
	},
	{
		name: 'goes on after FAILED',
		rows: ['batches.stop'],
		mistake: () => ({
			answer: async (asked, pass) =>
				await pass(
					withCalls(asked, (call) =>
						call['api'] === 'pims.conformance.unknown'
							? { ...call, tolerate: [2002] }
							: call,
					),
				),
		}),
	},
	{
		name: 'lets batches run into each other',
		rows: ['batches.atomic'],
		mistake: () => ({ answer: oneByOne }),
	},
	{
		name: 'takes foreign cursors for old ones',
		rows: ['events.foreign-cursor'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				return problemIs(reply, 'foreign-cursor')
					? await pass({ ...asked, path: asked.path.replace(/after=[^&]*/, '') })
					: reply;
			},
		}),
	},
	{
		// The second command waits until the first is over: nothing was refused, so no key stays free.
		name: 'lets a second command wait instead of 409',
		rows: ['commands.exclusive'],
		mistake: () => ({
			answer: async (asked, pass) => {
				for (;;) {
					const reply = await pass(asked);
					if (!problemIs(reply, 'command-running')) return reply;
					await pause(20);
				}
			},
		}),
	},
	{
		name: 'counts no limits',
		rows: ['limits.reached', 'limits.whole-batch', 'limits.never'],
		mistake: () => ({
			answer: async (asked, pass) => await pass(withCalls(asked, ({ limit: _, ...call }) => call)),
		}),
	},
	{
		name: 'selects the last car for a command without its own',
		rows: ['commands.own-car'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				if (!problemIs(reply, 'vin-not-selected')) return reply;
				const select = {
					method: 'set',
					api: 'pims.vehicle.vin',
					parameters: { actionType: 'remote', vin: 'VR3SANDB0XBEV0001' },
				};
				const calls = [select, ...callsOf(asked).filter(({ api }) => api !== select.api)];
				return await pass({ ...asked, body: JSON.stringify({ calls }) });
			},
		}),
	},
	{
		name: 'answers errors without problem documents',
		rows: ['answers.problems'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				if (reply.status < 400) return reply;
				const headers = { ...reply.headers, 'content-type': 'application/json' };
				return { ...reply, headers, body: JSON.stringify({ error: 'refused' }) };
			},
		}),
	},
	{
		name: 'renames fields of the SDK’s messages',
		rows: ['answers.openapi'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				return { ...reply, body: reply.body.replaceAll('"label":', '"text":') };
			},
		}),
	},
	{
		name: 'does not mark a replayed answer',
		rows: ['keys.replayed', 'keys.writes', 'keys.same-values', 'commands.once'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const { headers, ...reply } = await pass(asked);
				const { 'idempotency-replayed': _, ...others } = headers;
				return { ...reply, headers: others };
			},
		}),
	},
	{
		name: 'does not say to which command a signal belongs',
		rows: ['commands.named'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				return { ...reply, body: reply.body.replaceAll(/"command":"[^"]*",/g, '') };
			},
		}),
	},
	{
		name: 'answers a long poll at once',
		rows: ['events.wait'],
		mistake: () => ({
			answer: async (asked, pass) =>
				await pass({ ...asked, path: asked.path.replace(/wait=([1-9]|[12]\d|30)(?=&|$)/, 'wait=0') }),
		}),
	},
];
