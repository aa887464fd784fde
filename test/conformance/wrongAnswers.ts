import { sandboxToken } from '../../sandbox/bridge';
import type { Asked, Pass, Reply } from './proxy';
import {
	answering,
	ask,
	callsOf,
	edited,
	get,
	isBatch,
	isCallback,
	keyOf,
	problem,
	problemIs,
	sessionOf,
	withCalls,
	type WrongVariant,
} from './variant';

const unknown = 'pims.conformance.unknown';

const codesOf = ({ tolerate }: Record<string, unknown>): unknown[] =>
	Array.isArray(tolerate) ? tolerate : [];

/** Runs the calls of a batch as batches of their own, so that others come between. */
async function oneByOne(asked: Asked, pass: Pass): Promise<Reply> {
	const calls = callsOf(asked);
	const fits = calls.length > 1 && calls.length <= 20;
	const isSound = calls.every(({ api }) => api !== 'pims.authentication.smscode');
	const splits = isBatch(asked) && fits && isSound && keyOf(asked) === undefined;
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
		name: 'compares only the beginning of the token',
		rows: ['access.bearer'],
		mistake: answering(async (asked, pass) => {
			const right = `Bearer ${sandboxToken}`;
			const { authorization = '' } = asked.headers;
			const headers = { ...asked.headers, authorization: right };
			return await pass(authorization.startsWith(right) ? { ...asked, headers } : asked);
		}),
	},
	{
		name: 'does not check the token at callbacks',
		rows: ['access.bearer'],
		mistake: answering(async (asked, pass) => {
			const headers = { ...asked.headers, authorization: `Bearer ${sandboxToken}` };
			return await pass(isCallback(asked) ? { ...asked, headers } : asked);
		}),
	},
	{
		name: 'takes every type that begins with application/json',
		rows: ['requests.media-type', 'callbacks.media-type'],
		mistake: answering(async (asked, pass) => {
			const { 'content-type': type = '' } = asked.headers;
			const headers = { ...asked.headers, 'content-type': 'application/json' };
			return await pass(type.startsWith('application/json') ? { ...asked, headers } : asked);
		}),
	},
	{
		name: 'takes application/json only without a charset',
		rows: ['requests.media-type'],
		mistake: answering(async (asked, pass) =>
			asked.headers['content-type']?.includes(';') === true
				? problem('unsupported-media-type')
				: await pass(asked),
		),
	},
	{
		name: 'ignores members of a limit that it does not know',
		rows: ['requests.misshapen'],
		mistake: answering(async (asked, pass) =>
			asked.body.includes('"per":"day"')
				? await pass({ ...asked, body: asked.body.replace(',"per":"day"', '') })
				: await pass(asked),
		),
	},
	{
		name: 'takes bodies of any size',
		rows: ['requests.too-large', 'callbacks.too-large'],
		mistake: answering(async (asked, pass) => await pass({ ...asked, body: asked.body.trimEnd() })),
	},
	{
		name: 'gives the cursor after the calls',
		rows: ['commands.cursor'],
		mistake: () => {
			const given = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					if (!isBatch(asked) || reply.status !== 200) return reply;
					const { messages } = JSON.parse(reply.body);
					const [{ transactionId }] = messages;
					const now = await get(pass, asked, `${sessionOf(asked)}/events`);
					const cursor = given.get(transactionId) ?? JSON.parse(now.body).cursor;
					given.set(transactionId, cursor);
					return edited(reply, (body) => ({ ...body, cursor }));
				},
			};
		},
	},
	{
		name: 'goes on after FAILED',
		rows: ['batches.stop', 'batches.rest', 'batches.tolerate', 'limits.executed'],
		mistake: answering(
			async (asked, pass) =>
				await pass(
					withCalls(asked, (call) =>
						call['api'] === unknown && Object.keys(call).length <= 3
							? { ...call, tolerate: [...codesOf(call), 2002] }
							: call,
					),
				),
		),
	},
	{
		name: 'executes what stands behind FAILED, but does not tell',
		rows: ['batches.rest'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!isBatch(asked) || reply.status !== 200) return reply;
			const rest = callsOf(asked).slice(JSON.parse(reply.body).messages.length);
			const isHarmless = rest.every(({ method, limit }) => method !== 'set' && !limit);
			if (rest.length > 0 && isHarmless) await ask(pass, asked, rest);
			return reply;
		}),
	},
	{
		name: 'tolerates in all calls what one of them tolerates',
		rows: ['batches.tolerate'],
		mistake: answering(async (asked, pass) => {
			const all = [...new Set(callsOf(asked).flatMap(codesOf))].filter((code) => code !== 2005);
			const fits = isBatch(asked) && all.every(Number) && all.length > 0 && all.length < 20;
			const isShort = callsOf(asked).length === 3;
			return await pass(
				fits && isShort && !codesOf(callsOf(asked)[0] ?? {}).includes(2000)
					? withCalls(asked, (call) => ({ ...call, tolerate: all }))
					: asked,
			);
		}),
	},
	{
		name: 'compares codes to tolerate as text',
		rows: ['batches.tolerate'],
		mistake: answering(async (asked, pass) => {
			const isText = (code: unknown) => typeof code === 'string';
			const textual = callsOf(asked).some((call) => codesOf(call).some(isText));
			const isSound = callsOf(asked).length === 2 && keyOf(asked) === undefined;
			return await pass(
				textual && isSound
					? withCalls(asked, (call) => ({
							...call,
							tolerate: codesOf(call).filter((code) => !isText(code)),
						}))
					: asked,
			);
		}),
	},
	{
		name: 'lets batches run into each other',
		rows: ['batches.atomic'],
		mistake: () => ({ answer: oneByOne }),
	},
	{
		name: 'takes foreign cursors for old ones',
		rows: ['events.foreign-cursor', 'events.cursor-per-session'],
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
		name: 'answers errors without problem documents',
		rows: ['callbacks.refused', 'answers.problems'],
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
		name: 'answers problems as application/json',
		rows: ['answers.problems'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const headers = { ...reply.headers, 'content-type': 'application/json' };
			return reply.status < 400 ? reply : { ...reply, headers };
		}),
	},
	{
		name: 'does not say which problem it is',
		rows: ['answers.types'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return reply.status < 400
				? reply
				: edited(reply, (body) => ({ ...body, type: 'about:blank' }));
		}),
	},
	{
		name: 'renames fields of the SDK’s messages',
		rows: ['answers.openapi', 'answers.problems'],
		mistake: () => ({
			answer: async (asked, pass) => {
				const reply = await pass(asked);
				return { ...reply, body: reply.body.replaceAll('"label":', '"text":') };
			},
		}),
	},
	{
		name: 'does not say to which command a signal belongs',
		rows: ['commands.named', 'deliveries.events'],
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
