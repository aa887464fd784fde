import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asked, Reply } from './proxy';
import {
	answering,
	callsOf,
	isBatch,
	keyOf,
	problem,
	problemIs,
	sessionOf,
	withKey,
	type WrongVariant,
} from './variant';

const placeOf = (asked: Asked, key: string): string => `${sessionOf(asked)} ${key}`;

/** Gives keys other names on their way to the bridge. */
const renaming = (rename: (key: string, asked: Asked) => string) =>
	answering(async (asked, pass) => {
		const key = keyOf(asked);
		const fits = key !== undefined && /^[\x21-\x7e]{1,255}$/.test(key);
		return await pass(fits ? withKey(asked, rename(key, asked)) : asked);
	});

/** Mistakes with keys. */
export const wrongKeys: readonly WrongVariant[] = [
	{
		name: 'requires no key',
		rows: ['keys.required', 'refusals.key-first'],
		mistake: answering(
			async (asked, pass) =>
				await pass(
					isBatch(asked) && keyOf(asked) === undefined ? withKey(asked, randomUUID()) : asked,
				),
		),
	},
	{
		// Everything that stands on a key: an earlier answer given again, by whatever request.
		name: 'executes the same request twice',
		rows: [
			'keys.replayed',
			'keys.writes',
			'keys.at-once',
			'keys.same-values',
			'keys.keeps-first',
			'keys.many',
			'limits.replays',
			'refusals.limit-last',
			'commands.once',
			'keys.kept',
		],
		mistake: () => {
			const seen = new Map<string, object>();
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					if (!isBatch(asked) || key === undefined) return await pass(asked);
					const place = placeOf(asked, key);
					if (isDeepStrictEqual(seen.get(place), callsOf(asked))) {
						return await pass(withKey(asked, randomUUID()));
					}
					if (!seen.has(place)) seen.set(place, callsOf(asked));
					return await pass(asked);
				},
			};
		},
	},
	{
		name: 'accepts another request under a key',
		rows: ['keys.other-request', 'refusals.limit-last', 'commands.once'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return problemIs(reply, 'idempotency-key-reused')
				? await pass(withKey(asked, randomUUID()))
				: reply;
		}),
	},
	{
		name: 'tells requests apart by their interfaces alone',
		rows: ['keys.other-request'],
		mistake: () => {
			const seen = new Map<string, { readonly apis: string; readonly reply: Reply }>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					const key = keyOf(asked);
					if (!isBatch(asked) || key === undefined) return reply;
					const apis = callsOf(asked)
						.map(({ method, api }) => `${method} ${api}`)
						.join();
					const known = seen.get(placeOf(asked, key));
					if (reply.status === 200 && !known) seen.set(placeOf(asked, key), { apis, reply });
					if (!problemIs(reply, 'idempotency-key-reused') || known?.apis !== apis) return reply;
					const headers = { ...known.reply.headers, 'idempotency-replayed': 'true' };
					return { ...known.reply, headers };
				},
			};
		},
	},
	{
		name: 'compares requests as text',
		rows: ['keys.same-values'],
		mistake: () => {
			const seen = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					const key = keyOf(asked);
					if (!isBatch(asked) || key === undefined || reply.status !== 200) return reply;
					const known = seen.get(placeOf(asked, key)) ?? asked.body;
					seen.set(placeOf(asked, key), known);
					return known === asked.body ? reply : problem('idempotency-key-reused');
				},
			};
		},
	},
	{
		name: 'takes the newest request for that of the key',
		rows: ['keys.keeps-first'],
		mistake: () => {
			const newest = new Map<string, object>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					const key = keyOf(asked);
					if (!isBatch(asked) || key === undefined) return reply;
					const place = placeOf(asked, key);
					const isReused = problemIs(reply, 'idempotency-key-reused');
					const before = newest.get(place);
					if (reply.status === 200 || isReused) newest.set(place, callsOf(asked));
					const differs = before !== undefined && !isDeepStrictEqual(before, callsOf(asked));
					return differs && reply.status === 200 ? problem('idempotency-key-reused') : reply;
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
					const started = ['batch-running', 'idempotency-key-reused'].some((name) =>
						problemIs(reply, name),
					);
					if (key !== undefined && !started && reply.status >= 400) refused.set(key, reply);
					return reply;
				},
			};
		},
	},
	{
		name: 'burns the key of a 429',
		rows: ['keys.free-after-refusal'],
		mistake: () => {
			const burnt = new Set<string>();
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					if (key !== undefined && burnt.has(key)) return problem('idempotency-key-reused');
					const reply = await pass(asked);
					if (key !== undefined && reply.status === 429) burnt.add(key);
					return reply;
				},
			};
		},
	},
	{
		name: 'waits for the first request instead of 409',
		rows: ['keys.at-once'],
		mistake: () => {
			const running = new Map<string, Promise<unknown>>();
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					if (callsOf(asked).length !== 20 || key === undefined) return await pass(asked);
					const first = running.get(key);
					const own = (first ?? pause(4_000)).then(() => pass(asked));
					if (!first) running.set(key, own);
					return await own;
				},
			};
		},
	},
	{
		name: 'does not mark a replayed answer',
		rows: [
			'keys.replayed',
			'keys.writes',
			'keys.same-values',
			'keys.keeps-first',
			'keys.many',
			'commands.once',
			'keys.kept',
		],
		mistake: answering(async (asked, pass) => {
			const { headers, ...reply } = await pass(asked);
			const { 'idempotency-replayed': _, ...others } = headers;
			return { ...reply, headers: others };
		}),
	},
	{
		name: 'remembers only the newest keys',
		rows: ['keys.many', 'keys.kept'],
		mistake: () => {
			const newest: string[] = [];
			const seen = new Set<string>();
			return renaming((key) => {
				if (newest.includes(key)) return key;
				if (newest.push(key) > 6) newest.shift();
				const isForgotten = seen.has(key);
				seen.add(key);
				return isForgotten ? randomUUID() : key;
			})();
		},
	},
	{
		name: 'forgets keys after some seconds',
		rows: ['keys.kept'],
		mistake: () => {
			const start = Date.now();
			let forgotten = '';
			return renaming((key) => {
				forgotten ||= key;
				return key === forgotten && Date.now() - start > 1_000 ? randomUUID() : key;
			})();
		},
	},
	{
		name: 'knows a key in all sessions',
		rows: ['keys.per-session'],
		mistake: () => {
			const known = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					if (key === undefined) return await pass(asked);
					const session = known.get(key) ?? sessionOf(asked);
					known.set(key, session);
					return session === sessionOf(asked)
						? await pass(asked)
						: problem('idempotency-key-reused');
				},
			};
		},
	},
	{
		name: 'does not tell keys apart by case',
		rows: ['keys.exact'],
		mistake: renaming((key) => key.toLowerCase()),
	},
	{
		name: 'cuts keys at 128 characters',
		rows: ['keys.exact'],
		mistake: renaming((key) => key.slice(0, 128)),
	},
];
