import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { deliver, type Reply } from './proxy';
import type { Difference } from './suite';
import { withOutcome, withSignals } from './openRows';
import { answering, edited, isBatch, isCallback, isEvents } from './variant';

/** A bridge that keeps the document in a way that is not the sandbox's, and which rules it leaves open. */
export interface RightVariant extends Difference {
	readonly name: string;
	readonly open: readonly string[];
}

const car = ({ bridge }: Sandbox) => bridge.car('VR3SANDB0XBEV0001');

/** JSON with the members of every object the other way round. */
const reversed = (text: string): string =>
	JSON.stringify(JSON.parse(text), (_name, value) =>
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).reverse())
			: value,
	);

const withHeaders = (reply: Reply, rename: (name: string) => string): Reply => ({
	...reply,
	headers: Object.fromEntries(
		Object.entries(reply.headers).map(([name, value]) => [rename(name), value]),
	),
});

export const rightBridges: readonly RightVariant[] = [
	{ name: 'is the sandbox', open: [], mistake: () => ({}) },
	{
		name: 'has an SDK of version 2.0, with codes as text',
		open: [],
		options: { session: 'legacy' },
		mistake: () => ({}),
	},
	{
		name: 'has a car that never answers',
		open: ['commands.outcome', 'commands.next'],
		prepare: (sandbox) => {
			car(sandbox).set({ unreachable: true, asleep: true });
			sandbox.bridge.settings.commandDeadlineMs = 100_000;
		},
		mistake: () => ({}),
	},
	{
		name: 'has a car of which nothing is heard at all',
		open: [...withOutcome, ...withSignals],
		options: { patience: 2 },
		speed: { paceMs: 100_000 },
		mistake: () => ({}),
	},
	{
		name: 'has a slow car',
		open: ['deliveries.one-at-a-time'],
		options: { patience: 16 },
		speed: { paceMs: 4_000, busyCallMs: 350 },
		mistake: () => ({}),
	},
	{
		name: 'has a car that is done at once',
		open: [
			'commands.exclusive',
			'commands.before-limit',
			'commands.key-stays-free',
			'events.readers',
			'events.wakes',
		],
		speed: { paceMs: 0, busyCallMs: 1 },
		mistake: () => ({}),
	},
	{
		// It was running when the suite looked, and no longer when the next request was taken up.
		name: 'has a car that is done between two requests',
		open: ['commands.exclusive', 'commands.before-limit', 'commands.key-stays-free'],
		mistake: ({ clock }) => {
			let isSent = false;
			return {
				answer: async (asked, pass) => {
					const isCommand = isBatch(asked) && asked.body.includes('"pims.vehicle.command"');
					if (isCommand && isSent) clock.advance(30_000);
					isSent ||= asked.body.includes('"action":"warning"');
					return await pass(asked);
				},
			};
		},
	},
	{
		name: 'gives events one by one',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!isEvents(asked) || reply.status !== 200) return reply;
			const [first, ...others] = JSON.parse(reply.body).events;
			return others.length === 0
				? reply
				: edited(reply, () => ({ events: [first], cursor: first.cursor }));
		}),
	},
	{
		name: 'has more members in its answers than the document',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (reply.body === '') return reply;
			return edited(reply, (body) => ({
				...body,
				server: { node: 1 },
				...(Array.isArray(body['events']) && {
					events: body['events'].map((event) => ({ ...event, partition: 7 })),
				}),
			}));
		}),
	},
	{
		name: 'has members in another order, also between an answer and its replay',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const turns =
				reply.body !== '' && (isCallback(asked) || 'idempotency-replayed' in reply.headers);
			return turns ? { ...reply, body: reversed(reply.body) } : reply;
		}),
	},
	{
		name: 'shows empty parameters where a subscription has none',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return isCallback(asked) && reply.status < 300 && reply.body !== ''
				? edited(reply, (body) => ({
						...body,
						subscriptions: [body['subscriptions']].flat().map((each) => ({
							parameters: {},
							...(typeof each === 'object' && each),
						})),
					}))
				: reply;
		}),
	},
	{
		name: 'writes its headers in capitals, and types with a charset',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const { 'content-type': type, ...headers } = reply.headers;
			return withHeaders(
				{
					...reply,
					headers: { ...headers, ...(type && { 'content-type': `${type}; Charset=UTF-8` }) },
				},
				(name) => name.toUpperCase(),
			);
		}),
	},
	{
		name: 'closes the connection after every answer',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return { ...reply, headers: { ...reply.headers, connection: 'close' } };
		}),
	},
	{
		name: 'takes its time for every answer',
		open: [],
		mistake: answering(async (asked, pass) => {
			await pause(15);
			return await pass(asked);
		}),
	},
	{
		name: 'asks for much patience in a 409',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const headers = { ...reply.headers, 'retry-after': '300' };
			return reply.status === 409 ? { ...reply, headers } : reply;
		}),
	},
	{
		name: 'has an SDK with other words and codes as text',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return {
				...reply,
				body: reply.body
					.replaceAll(/"code":(2\d{3})/g, '"code":"$1"')
					.replaceAll(/"label":"[^"]*"/g, '"label":"Refusé "'),
			};
		}),
	},
	{
		name: 'stands behind a gateway that refuses wrong tokens and large bodies in its own words',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return [401, 413].includes(reply.status)
				? edited(reply, (body) => ({ ...body, type: 'https://gateway.example.com/refused' }))
				: reply;
		}),
	},
	{
		name: 'names its sessions in another order, and has many',
		open: [],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return asked.path === '/health' && reply.status === 200
				? edited(reply, (body) => ({ ...body, sessions: ['legacy', 'demo'] }))
				: reply;
		}),
	},
	{
		name: 'has one session and names no car',
		open: [
			'keys.per-session',
			'limits.per-session',
			'events.cursor-per-session',
			'events.per-session',
			'callbacks.per-session',
		],
		options: { vin: 'VR3SANDB0XBEV0001' },
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (reply.status !== 200) return reply;
			if (asked.path === '/health')
				return edited(reply, (body) => ({ ...body, sessions: ['demo'] }));
			return asked.path === '/sessions/demo'
				? edited(reply, ({ vins: _, ...body }) => body)
				: reply;
		}),
	},
	{
		name: 'may not subscribe to charges',
		open: ['deliveries.asked-for'],
		prepare: ({ faults }) =>
			faults.order({
				vendor: 'bridge',
				on: 'subscribe pims.vehicle.event',
				weather: { kind: 'code', code: '2302' },
			}),
		mistake: () => ({}),
	},
	{
		name: 'delivers with pauses that chance makes longer or shorter',
		open: [],
		delivery: { factor: 1.6 },
		mistake: () => ({}),
	},
	{
		name: 'brings a delivery twice whose answer was lost',
		open: [],
		mistake: () => {
			let isLost = false;
			return {
				relay: async (relayed) => {
					const status = await deliver(relayed);
					if (isLost || status !== 202) return status;
					isLost = true;
					return 504;
				},
			};
		},
	},
];
