import { emptySmsRequest, failing, read, selectCar } from '../batches';
import { newKey } from '../bridge';
import {
	answered,
	described,
	isReplay,
	messagesOf,
	mustBeNew,
	mustReplay,
	refused,
	retryAfterOf,
} from '../expectations';
import { must, type Rule } from '../rule';

/** Long enough that a second request meets it. */
const slow = Array.from({ length: 20 }, () => read);

export const keyRules: readonly Rule[] = [
	{
		id: 'keys.required',
		requires: 'A batch with a `set`, or one that asks for an SMS, without a key is 400',
		check: async ({ bridge }) => {
			const set = { method: 'set', api: 'pims.vehicle.vin', parameters: {} } as const;
			for (const [what, calls] of [
				['a set', [set]],
				['a set behind a read', [read, set]],
				['an SMS', [emptySmsRequest]],
			] as const) {
				refused(what, await bridge.calls(calls), 400, 'idempotency-key-missing');
			}
		},
	},
	{
		id: 'keys.optional',
		requires: 'Other batches need no key',
		check: async ({ bridge }) => answered('a read without a key', await bridge.calls([read])),
	},
	{
		id: 'keys.first',
		requires: 'The first answer under a key is no replay',
		check: async ({ bridge }) => {
			mustBeNew('a new key', await bridge.calls([read], newKey()));
		},
	},
	{
		id: 'keys.replayed',
		requires: 'The same request again is answered as before and not executed again',
		check: async ({ bridge }) => {
			const key = newKey();
			const first = await bridge.calls([read, read], key);
			for (const what of ['sent twice', 'sent three times']) {
				mustReplay(what, first, await bridge.calls([read, read], key));
			}
			const failedKey = newKey();
			const failed = await bridge.calls([failing], failedKey);
			mustReplay('a failed batch sent twice', failed, await bridge.calls([failing], failedKey));
		},
	},
	{
		id: 'keys.writes',
		requires: 'So is a batch that writes (`set pims.vehicle.vin`)',
		needs: ['vin'],
		check: async ({ bridge, vin }) => {
			const [key, batch] = [newKey(), [selectCar(vin), read]];
			mustReplay('sent twice', await bridge.calls(batch, key), await bridge.calls(batch, key));
		},
	},
	{
		id: 'keys.at-once',
		requires: 'While the first runs, the same request is 409 with Retry-After',
		check: async ({ bridge }) => {
			const way = await seconds(() => bridge.health());
			const key = newKey();
			const answers = await Promise.all(
				[1, 2, 3].map(async () => {
					const start = Date.now();
					const answer = await bridge.calls(slow, key);
					return { answer, took: (Date.now() - start) / 1000 };
				}),
			);
			const own = answers.filter(({ answer }) => answer.status === 200 && !isReplay(answer));
			const [first] = own;
			const all = answers.map(({ answer }) => described(answer)).join(', ');
			must(first !== undefined && own.length === 1, `executed ${own.length} times: ${all}`);
			const complete = messagesOf(first.answer).length === slow.length;
			must(complete, 'the batch did not come to its end');
			for (const { answer } of answers.filter((each) => each !== first)) {
				if (answer.status !== 200) {
					refused('at once', answer, 409, 'batch-running');
					must(retryAfterOf(answer) >= 1, 'at once: no Retry-After');
					continue;
				}
				mustReplay('at once', first.answer, answer);
				// It may have been over when this one arrived, but not if it took far longer than the way does.
				const overlapped = first.took > 1 && first.took > 20 * way;
				must(!overlapped, `at once: waited ${first.took.toFixed(1)} s for the first, no 409`);
			}
		},
	},
];

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const start = Date.now();
	await work();
	return (Date.now() - start) / 1000;
}
