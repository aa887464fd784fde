import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from './proxy';
import { answering, edited, get, isEvents, sessionOf, type WrongVariant } from './variant';

const eventsIn = ({ status, body }: Reply): Array<Record<string, unknown>> =>
	status === 200 ? (JSON.parse(body).events ?? []) : [];

const withWait = (path: string, wait: number): string => path.replace(/wait=\d+/, `wait=${wait}`);

const waitOf = (path: string): number => Number(/wait=(\d+)/.exec(path)?.[1] ?? 0);

/** Mistakes in how events are read. */
export const wrongEvents: readonly WrongVariant[] = [
	{
		name: 'has outcomes in deliveries, but not in its events',
		rows: ['commands.outcome'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!isEvents(asked) || reply.status !== 200) return reply;
			const events = eventsIn(reply).filter(
				(event) => !JSON.stringify(event).includes('"code":200'),
			);
			return edited(reply, (body) => ({ ...body, events }));
		}),
	},
	{
		name: 'gives every event only once',
		rows: ['commands.cursor', 'events.again', 'events.positions'],
		mistake: () => {
			let outcomes = 0;
			return {
				answer: async (asked, pass) => {
					const isOver = outcomes >= 2;
					const reply = await pass(asked);
					if (!isEvents(asked) || reply.status !== 200) return reply;
					// Two readers wait for the outcome side by side.
					if (waitOf(asked.path) > 0 && reply.body.includes('"code":200')) outcomes += 1;
					return isOver ? edited(reply, (body) => ({ ...body, events: [] })) : reply;
				},
			};
		},
	},
	{
		name: 'gives events of the past to those who ask without a position',
		rows: ['events.no-past'],
		mistake: () => {
			const first = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					if (!isEvents(asked) || reply.status !== 200) return reply;
					if (!first.has(sessionOf(asked))) {
						first.set(sessionOf(asked), JSON.parse(reply.body).cursor);
					}
					if (asked.path.includes('after=')) return reply;
					const start = encodeURIComponent(first.get(sessionOf(asked)) ?? '');
					return await get(pass, asked, `${sessionOf(asked)}/events?after=${start}`);
				},
			};
		},
	},
	{
		name: 'gives events the position before them',
		rows: ['events.positions', 'deliveries.events', 'callbacks.keeps-waiting'],
		mistake: () => {
			const before = new Map<unknown, unknown>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					if (!isEvents(asked) || reply.status !== 200) return reply;
					let last: unknown = decodeURIComponent(/after=([^&]*)/.exec(asked.path)?.[1] ?? '');
					const events = eventsIn(reply).map((event) => {
						const cursor = before.get(event['cursor']) ?? last;
						before.set(event['cursor'], cursor);
						last = event['cursor'];
						return { ...event, cursor };
					});
					return edited(reply, (body) => ({ ...body, events }));
				},
			};
		},
	},
	{
		name: 'gives a page the position before it',
		rows: ['events.positions'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const after = /after=([^&]*)/.exec(asked.path)?.[1];
			const isLate = waitOf(asked.path) === 0 && eventsIn(reply).length > 0;
			return isEvents(asked) && after !== undefined && isLate
				? edited(reply, (body) => ({ ...body, cursor: decodeURIComponent(after) }))
				: reply;
		}),
	},
	{
		name: 'waits although there are events',
		rows: ['events.at-once'],
		mistake: answering(async (asked, pass) => {
			const { path } = asked;
			if (!isEvents(asked) || waitOf(path) !== 4) return await pass(asked);
			const now = await pass({ ...asked, path: withWait(path, 0) });
			if (eventsIn(now).length < 3) return await pass(asked);
			await pause(waitOf(path) * 1000);
			return await pass({ ...asked, path: withWait(path, 0) });
		}),
	},
	{
		name: 'answers those who wait only when their time is over',
		rows: ['events.wakes'],
		speed: { paceMs: 2_500, busyCallMs: 220 },
		mistake: answering(async (asked, pass) => {
			const { path } = asked;
			const waits = isEvents(asked) && waitOf(path) >= 1 && waitOf(path) <= 30;
			if (!waits) return await pass(asked);
			const now = await pass({ ...asked, path: withWait(path, 0) });
			if (eventsIn(now).length > 0) return now;
			await pause(waitOf(path) * 1000);
			return await pass({ ...asked, path: withWait(path, 0) });
		}),
	},
	{
		name: 'tells an event to one of those who wait for it',
		rows: ['events.readers'],
		mistake: () => {
			let waiting = 0;
			return {
				answer: async (asked, pass) => {
					const { path } = asked;
					const wait = waitOf(path);
					if (!isEvents(asked) || wait < 1 || wait > 30) return await pass(asked);
					const now = await pass({ ...asked, path: withWait(path, 0) });
					if (eventsIn(now).length > 0) return now;
					waiting += 1;
					const isSecond = waiting > 1;
					if (isSecond) await pause(wait * 1000);
					const reply = await pass(isSecond ? { ...asked, path: withWait(path, 0) } : asked);
					waiting -= 1;
					const [event] = eventsIn(reply);
					return isSecond && event
						? edited(reply, () => ({ events: [event], cursor: event['cursor'] }))
						: reply;
				},
			};
		},
	},
	{
		name: 'has one log of events for all sessions',
		rows: ['events.per-session'],
		mistake: () => {
			let log: Array<Record<string, unknown>> = [];
			let owner = '';
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					if (!isEvents(asked)) return reply;
					if (eventsIn(reply).length > 0) [log, owner] = [eventsIn(reply), sessionOf(asked)];
					const isNew = !asked.path.includes(encodeURIComponent(String(log.at(-1)?.['cursor'])));
					return owner !== '' && owner !== sessionOf(asked) && isNew && reply.status === 200
						? edited(reply, () => ({ events: log, cursor: log.at(-1)?.['cursor'] }))
						: reply;
				},
			};
		},
	},
	{
		name: 'gives the time of an event as that of its reading',
		rows: ['events.again', 'deliveries.events'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!isEvents(asked) || reply.status !== 200) return reply;
			const receivedAt = new Date().toISOString();
			return edited(reply, (body) => ({
				...body,
				events: eventsIn(reply).map((event) => ({ ...event, receivedAt })),
			}));
		}),
	},
	{
		name: 'gives the time of an event by the clock on the wall',
		rows: ['events.received-at', 'deliveries.events'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return isEvents(asked)
				? {
						...reply,
						body: reply.body.replaceAll(
							/("receivedAt":")([^"]*)Z"/g,
							(_, name: string, at: string) => {
								const hour = new Date(Date.parse(`${at}Z`) + 3_600_000).toISOString();
								return `${name}${hour.replace('Z', '+01:00')}"`;
							},
						),
					}
				: reply;
		}),
	},
];
