import { counted, emptyCommand, failing, limitOf, read } from '../batches';
import { newKey, type Answer, type Bridge } from '../bridge';
import { answered, mustBeNew, mustReplay, refused } from '../expectations';
import { Inconclusive, type Rule } from '../rule';

/** What makes another request of `[read, failing]`. */
const others: ReadonlyArray<readonly [what: string, calls: readonly object[]]> = [
	['a call less', [read]],
	['a call more', [read, failing, failing]],
	['another order', [failing, read]],
	['another value among the parameters', [{ ...read, parameters: { type: 'email' } }, failing]],
	['a parameter more', [{ ...read, parameters: { ...read.parameters, x: null } }, failing]],
	['a value of another type', [read, { ...failing, tolerate: ['9999'] }]],
	['other codes to tolerate', [read, { ...failing, tolerate: [9998] }]],
	['a limit', [read, { ...failing, tolerate: [9999], limit: limitOf(9) }]],
	['another method', [{ ...read, method: 'subscribe' }, failing]],
];

const first = [read, { ...failing, tolerate: [9999] }];

/** Batches that are refused, each with this key. */
const refusedWith: ReadonlyArray<
	readonly [what: string, status: number, send: (bridge: Bridge, key: string) => Promise<Answer>]
> = [
	['400', 400, (bridge, key) => bridge.post('{"calls":[]}', { key })],
	['422, no car', 422, (bridge, key) => bridge.calls([emptyCommand], key)],
	[
		'422, never fits',
		422,
		(bridge, key) => {
			const limit = limitOf(1);
			return bridge.calls([counted(limit), counted(limit)], key);
		},
	],
	[
		'429',
		429,
		async (bridge, key) => {
			const limit = limitOf(1);
			await bridge.calls([counted(limit)]);
			return await bridge.calls([counted(limit)], key);
		},
	],
];

/** Which request a key stands for. */
export const keyRequestRules: readonly Rule[] = [
	{
		id: 'keys.same-values',
		requires: 'White space, the order of members and escapes do not make another request',
		check: async ({ bridge }) => {
			const key = newKey();
			const answer = await bridge.post(JSON.stringify({ calls: [read] }), { key });
			const { tolerate, parameters, api, method } = read;
			const again = JSON.stringify({ calls: [{ tolerate, parameters, api, method }] }, null, 3);
			const replayed = await bridge.post(again, { key });
			mustReplay('the same values, spelt otherwise', answer, replayed);
			const escaped = again.replaceAll('pims', String.raw`\u0070ims`);
			mustReplay('the same, with an escape', answer, await bridge.post(escaped, { key }));
		},
	},
	{
		id: 'keys.other-request',
		requires: 'A key that belongs to another request is 422, whatever the difference',
		check: async ({ bridge }) => {
			const key = newKey();
			answered('the first', await bridge.calls(first, key));
			for (const [what, calls] of others) {
				const answer = await bridge.post(JSON.stringify({ calls }), { key });
				refused(what, answer, 422, 'idempotency-key-reused');
			}
		},
	},
	{
		id: 'keys.keeps-first',
		requires: 'The first request stays that of its key after another was refused',
		check: async ({ bridge }) => {
			const key = newKey();
			const answer = await bridge.calls([read], key);
			await bridge.calls([read, read], key);
			mustReplay('the first again', answer, await bridge.calls([read], key));
		},
	},
	{
		id: 'keys.many',
		requires: 'Every key is kept, not only the newest ones',
		check: async ({ bridge }) => {
			const keys = Array.from({ length: 12 }, newKey);
			const answers: Array<readonly [string, Answer]> = [];
			for (const key of keys) answers.push([key, await bridge.calls([failing], key)]);
			for (const [key, answer] of answers) {
				mustReplay('a key after other keys', answer, await bridge.calls([failing], key));
			}
		},
	},
	{
		id: 'keys.exact',
		requires: 'Keys are compared whole and letter by letter',
		check: async ({ bridge }) => {
			const key = newKey();
			const long = key.padEnd(254, 'x');
			for (const [what, one, other] of [
				['keys that differ in case', `${key}a`, `${key}A`],
				['long keys that differ at the end', `${long}1`, `${long}2`],
			] as const) {
				mustBeNew(what, await bridge.calls([failing], one));
				mustBeNew(what, await bridge.calls([read], other));
			}
		},
	},
	{
		id: 'keys.per-session',
		requires: 'A key of another session is another key',
		needs: ['otherSession'],
		check: async ({ bridge, otherSession }) => {
			const key = newKey();
			mustBeNew('a key', await bridge.calls([read], key));
			mustBeNew('the same key elsewhere', await bridge.calls([failing], key, otherSession));
		},
	},
	{
		id: 'keys.free-after-refusal',
		requires: 'A batch that was refused (400, 422, 429) leaves its key free',
		check: async ({ bridge }) => {
			for (const [what, status, send] of refusedWith) {
				const key = newKey();
				const answer = await send(bridge, key);
				if (answer.status !== status) {
					throw new Inconclusive(`a batch was not refused with ${what}`);
				}
				mustBeNew(`the key of a ${what}, for another batch`, await bridge.calls([read], key));
			}
		},
	},
];
