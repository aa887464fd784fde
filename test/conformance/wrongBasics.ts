import { answering, callsOf, edited, isBatch, isEvents, keyOf, problem, withKey } from './variant';
import type { WrongVariant } from './variant';

/** Mistakes in what every caller sees first. */
export const wrongBasics: readonly WrongVariant[] = [
	{
		name: 'does not name its session',
		rows: ['access.health'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return asked.path === '/health' && reply.status === 200
				? edited(reply, (body) => ({ ...body, sessions: ['legacy'] }))
				: reply;
		}),
	},
	{
		name: 'follows another major version of the document',
		rows: ['access.health', 'answers.openapi'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return asked.path === '/health' && reply.status === 200
				? edited(reply, (body) => ({ ...body, contract: '2.0.0' }))
				: reply;
		}),
	},
	{
		name: 'has a session whose user is not logged in',
		rows: ['access.session'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return { ...reply, body: reply.body.replace('"ready":true', '"ready":false') };
		}),
	},
	{
		name: 'answers 400 for a session that it does not have',
		rows: ['access.unknown-session'],
		mistake: answering(async (asked, pass) =>
			asked.path.includes('nobody') ? problem('invalid-request') : await pass(asked),
		),
	},
	{
		name: 'takes keys of any length',
		rows: ['requests.key-format'],
		mistake: answering(async (asked, pass) => {
			const key = keyOf(asked) ?? '';
			return await pass(key.length > 255 ? withKey(asked, key.slice(0, 255)) : asked);
		}),
	},
	{
		name: 'takes an empty key for one',
		rows: ['requests.key-format'],
		mistake: answering(
			async (asked, pass) => await pass(keyOf(asked) === '' ? withKey(asked, 'none') : asked),
		),
	},
	{
		name: 'gives the messages of a batch in another order',
		rows: ['batches.messages'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const isShort = isBatch(asked) && callsOf(asked).length === 3 && reply.status === 200;
			return isShort
				? edited(reply, ({ messages, ...body }) => ({
						...body,
						messages: [messages].flat().reverse(),
					}))
				: reply;
		}),
	},
	{
		name: 'wants a key for reads',
		rows: [
			'requests.media-type',
			'requests.too-large',
			'keys.optional',
			'commands.others-meanwhile',
		],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const [only, ...others] = callsOf(asked);
			const isRead = only?.['api'] === 'pims.authentication.account' && !only['limit'];
			const isAlone = isBatch(asked) && isRead && others.length === 0;
			return isAlone && keyOf(asked) === undefined && reply.status === 200
				? problem('idempotency-key-missing')
				: reply;
		}),
	},
	{
		name: 'marks every answer as replayed',
		rows: [
			'keys.first',
			'keys.at-once',
			'keys.exact',
			'keys.per-session',
			'keys.free-after-refusal',
			'commands.key-stays-free',
		],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return isBatch(asked) && reply.status === 200
				? { ...reply, headers: { ...reply.headers, 'idempotency-replayed': 'true' } }
				: reply;
		}),
	},
	{
		name: 'greets those who ask for events without a position',
		rows: ['events.from-now', 'events.no-past'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const isFirst = isEvents(asked) && !asked.path.includes('after=') && reply.status === 200;
			return isFirst
				? edited(reply, ({ cursor }) => ({
						events: [
							{
								cursor,
								receivedAt: new Date().toISOString(),
								api: 'pims.bridge.connected',
								message: { transactionId: '0', status: 'RESULT', result: {} },
							},
						],
						cursor,
					}))
				: reply;
		}),
	},
	{
		name: 'gives batches a cursor that is none of the events',
		rows: ['events.batch-cursor', 'commands.cursor'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return isBatch(asked) && reply.status === 200
				? edited(reply, (body) => ({ ...body, cursor: 'batch' }))
				: reply;
		}),
	},
];
