import { randomUUID } from 'node:crypto';
import type { Asked, Mistake, Reply } from './proxy';
import {
	answering,
	ask,
	callsOf,
	isBatch,
	keyOf,
	problem,
	problemIs,
	sessionOf,
	withCalls,
	type WrongVariant,
} from './variant';

interface Limited {
	readonly name: string;
	readonly max: number;
	readonly perSeconds: number;
}

/** The limit of a call, if it has one of the right shape. */
function limitOf({ limit }: Record<string, unknown>): Limited | undefined {
	if (typeof limit !== 'object' || limit === null || Object.keys(limit).length !== 3) return;
	const { name, max, perSeconds } = { name: '', max: 0, perSeconds: 0, ...limit };
	return /^[!-~]+$/.test(name) && max >= 1 && max <= 1000 && perSeconds <= 86_400
		? { name, max, perSeconds }
		: undefined;
}

/** Changes the limits of a batch, if they are well formed. */
const relimited = (asked: Asked, change: (limit: Limited, index: number) => Limited): Asked => {
	let index = 0;
	return withCalls(asked, (call) => {
		const limit = limitOf(call);
		return limit ? { ...call, limit: change(limit, index++) } : call;
	});
};

const relimiting = (change: (limit: Limited, asked: Asked) => Limited): (() => Mistake) =>
	answering(async (asked, pass) => await pass(relimited(asked, (limit) => change(limit, asked))));

/** Lets some batches count under other names, so that they do not count. */
const forgiving = (isForgiven: (asked: Asked, reply: Reply) => boolean): (() => Mistake) => {
	return () => {
		const round = new Map<string, number>();
		const renamed = (asked: Asked) =>
			relimited(asked, (limit) => ({
				...limit,
				name: `${limit.name}-${round.get(limit.name) ?? 0}`.slice(-128),
			}));
		return {
			answer: async (asked, pass) => {
				const reply = await pass(renamed(asked));
				if (isBatch(asked) && keyOf(asked) === undefined && isForgiven(asked, reply)) {
					for (const { name } of callsOf(asked).flatMap((call) => limitOf(call) ?? [])) {
						round.set(name, (round.get(name) ?? 0) + 1);
					}
				}
				return reply;
			},
		};
	};
};

/** Counts calls in windows that begin at certain times. */
const windows = (startOf: (now: number, perMs: number, first: number) => number) => () => {
	const counts = new Map<string, { start: number; count: number }>();
	return {
		answer: async (asked: Asked, pass: (asked: Asked) => Promise<Reply>) => {
			const [limit] = callsOf(asked).flatMap((call) => limitOf(call) ?? []);
			if (!isBatch(asked) || limit?.perSeconds !== 1) return await pass(asked);
			const now = Date.now();
			const before = counts.get(limit.name) ?? { start: now, count: 0 };
			const start = startOf(now, 1_000, before.start);
			const count = start > before.start ? 0 : before.count;
			if (count >= limit.max) return problem('limit-reached', { 'retry-after': '1' });
			counts.set(limit.name, { start, count: count + 1 });
			return await pass(withCalls(asked, ({ limit: _, ...call }) => call));
		},
	};
};

const messagesIn = ({ status, body }: Reply): Array<Record<string, unknown>> =>
	status === 200 ? (JSON.parse(body).messages ?? []) : [];

/** Mistakes with limits. */
export const wrongLimits: readonly WrongVariant[] = [
	{
		name: 'counts no limits',
		rows: [
			'limits.reached',
			'limits.executed',
			'limits.whole-batch',
			'limits.never',
			'limits.by-name',
			'limits.callers',
			'limits.window',
		],
		mistake: answering(
			async (asked, pass) =>
				await pass(
					relimited(asked, (limit, index) => ({
						...limit,
						name: `${keyOf(asked) ?? randomUUID()}-${index}`.slice(-128),
					})),
				),
		),
	},
	{
		name: 'counts only what succeeded',
		rows: ['limits.executed'],
		mistake: forgiving((_, reply) => messagesIn(reply).at(-1)?.['status'] === 'FAILED'),
	},
	{
		name: 'counts calls that were not reached',
		rows: ['limits.executed'],
		mistake: () => {
			const full = new Set<string>();
			return {
				answer: async (asked, pass) => {
					const names = callsOf(asked).flatMap((call) => limitOf(call)?.name ?? []);
					if (isBatch(asked) && names.some((name) => full.has(name))) {
						return problem('limit-reached', { 'retry-after': '60' });
					}
					const reply = await pass(asked);
					const missed = callsOf(asked).slice(messagesIn(reply).length);
					if (reply.status === 200) {
						for (const call of missed) full.add(limitOf(call)?.name ?? '');
					}
					return reply;
				},
			};
		},
	},
	{
		name: 'counts all sessions together',
		rows: ['limits.per-session'],
		mistake: () => {
			const counted = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const [limit] = callsOf(asked).flatMap((call) => limitOf(call) ?? []);
					if (limit?.max !== 1) return await pass(asked);
					const session = counted.get(limit.name) ?? sessionOf(asked);
					if (session !== sessionOf(asked)) {
						return problem('limit-reached', { 'retry-after': '60' });
					}
					counted.set(limit.name, session);
					return await pass(asked);
				},
			};
		},
	},
	{
		name: 'counts every kind of limit under a name for itself',
		rows: ['limits.by-name'],
		mistake: relimiting((limit) => ({
			...limit,
			name: `${limit.name}-${limit.max}-${limit.perSeconds}`,
		})),
	},
	{
		name: 'keeps the first `max` of a name',
		rows: ['limits.by-name'],
		mistake: () => {
			const first = new Map<string, number>();
			return relimiting((limit) => {
				const max = first.get(limit.name) ?? limit.max;
				first.set(limit.name, max);
				return { ...limit, max };
			})();
		},
	},
	{
		name: 'does not tell names of limits apart by case',
		rows: ['limits.names'],
		mistake: relimiting((limit) => ({ ...limit, name: limit.name.toLowerCase() })),
	},
	{
		name: 'begins a new window with the first call after the old one',
		rows: ['limits.window'],
		mistake: windows((now, perMs, first) => (now >= first + perMs ? now : first)),
	},
	{
		name: 'counts in whole seconds of the clock',
		rows: ['limits.window'],
		// Half a second behind those of the first call, wherever that is.
		mistake: windows((now, perMs, first) => {
			const half = first + perMs / 2;
			return now < half ? first : half + Math.floor((now - half) / perMs) * perMs;
		}),
	},
	{
		name: 'looks at limits before it is the batch’s turn',
		rows: ['limits.callers'],
		mistake: () => {
			const open = new Map<string, number>();
			return {
				answer: async (asked, pass) => {
					const [limit] = callsOf(asked).flatMap((call) => limitOf(call) ?? []);
					const alone = callsOf(asked).length === 2 && limit?.max === 2 && isBatch(asked);
					if (!alone) return await pass(asked);
					const others = open.get(limit.name) ?? 0;
					open.set(limit.name, others + 1);
					const reply = await pass(asked);
					open.set(limit.name, (open.get(limit.name) ?? 1) - 1);
					return problemIs(reply, 'limit-reached') && others > 0
						? await pass(withCalls(asked, ({ limit: _, ...call }) => call))
						: reply;
				},
			};
		},
	},
	{
		name: 'executes what stands before the call that passes its limit',
		rows: ['refusals.nothing-executed'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!isBatch(asked) || reply.status !== 429) return reply;
			const end = callsOf(asked).findIndex((call) => limitOf(call));
			const before = callsOf(asked).slice(0, end);
			if (before.length > 0) await ask(pass, asked, before, randomUUID());
			return reply;
		}),
	},
	{
		name: 'counts a batch that can never fit',
		rows: ['limits.never'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!problemIs(reply, 'limit-never-fits')) return reply;
			const [call] = callsOf(asked).filter((each) => limitOf(each));
			if (call) await ask(pass, asked, [call]);
			return reply;
		}),
	},
	{
		name: 'does not say when to come back after a limit',
		rows: [
			'limits.reached',
			'limits.executed',
			'limits.whole-batch',
			'limits.by-name',
			'limits.callers',
			'limits.window',
			'answers.openapi',
		],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const { 'retry-after': _, ...headers } = reply.headers;
			return reply.status === 429 ? { ...reply, headers } : reply;
		}),
	},
];
