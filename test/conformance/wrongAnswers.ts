import { setTimeout as pause } from 'node:timers/promises';
import { sandboxToken } from '../../sandbox/bridge';
import type { Asked, Pass, Reply } from './proxy';
import {
	callsOf,
	edited,
	isBatch,
	keyOf,
	problemIs,
	withCalls,
	type WrongVariant,
} from './variant';

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
		name: 'gives the cursor after the calls',
		rows: ['commands.cursor'],
		// The car signals while the batch still runs.
		speed: { paceMs: 60, callMs: 15 },
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				if (!isBatch(asked) || reply.status !== 200) return reply;
				const events = asked.path.replace(/calls$/, 'events');
				const { cursor } = JSON.parse(
					(await pass({ ...asked, method: 'GET', path: events, body: '' })).body,
				);
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
						call['api'] === 'pims.conformance.unknown' ? { ...call, tolerate: [2002] } : call,
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
				await pass({
					...asked,
					path: asked.path.replace(/wait=([1-9]|[12]\d|30)(?=&|$)/, 'wait=0'),
				}),
		}),
	},
];
