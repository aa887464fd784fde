import { randomUUID } from 'node:crypto';
import type { Asked, Reply } from './proxy';
import { callsOf, isBatch, keyOf, problemIs, reused, withKey, type WrongVariant } from './variant';

/** Mistakes with keys. */
export const wrongKeys: readonly WrongVariant[] = [
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
					const known = seen.get(key);
					if (known !== undefined && known !== asked.body) return reused;
					const reply = await pass(asked);
					if (reply.status === 200) seen.set(key, asked.body);
					return reply;
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
];
