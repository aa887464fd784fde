import { emptySmsRequest, failing, read, selectCar } from '../batches';
import { newKey, type Answer } from '../bridge';
import {
	answered,
	described,
	isReplay,
	messagesOf,
	refused,
	transactionsOf,
} from '../expectations';
import { Inconclusive, must, type Rule } from '../rule';

/** Long enough that a second request meets it. */
const slow = Array.from({ length: 20 }, () => read);

const isSame = (one: Answer, other: Answer): boolean =>
	JSON.stringify(one.body) === JSON.stringify(other.body);

function mustReplay(what: string, first: Answer, again: Answer): void {
	answered(what, again);
	must(
		transactionsOf(again) === transactionsOf(first) && isSame(first, again),
		`${what}: executed again (transactions ${transactionsOf(first)}, then ${transactionsOf(again)})`,
	);
	must(isReplay(again), `${what}: without Idempotency-Replayed: true`);
}

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
			const answer = await bridge.calls([read], newKey());
			answered('a new key', answer);
			must(!isReplay(answer), 'a new key is answered with Idempotency-Replayed');
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
		id: 'keys.same-values',
		requires: 'White space and the order of members do not make another request',
		check: async ({ bridge }) => {
			const key = newKey();
			const first = await bridge.post(JSON.stringify({ calls: [read] }), key);
			const { tolerate, parameters, api, method } = read;
			const again = JSON.stringify({ calls: [{ tolerate, parameters, api, method }] }, null, 3);
			mustReplay('the same values, spelt otherwise', first, await bridge.post(again, key));
		},
	},
	{
		id: 'keys.other-request',
		requires: 'A key that belongs to another request is 422',
		check: async ({ bridge }) => {
			const key = newKey();
			answered('the first', await bridge.calls([read], key));
			const answer = await bridge.calls([read, read], key);
			refused('another request under its key', answer, 422, 'idempotency-key-reused');
		},
	},
	{
		id: 'keys.at-once',
		requires:
			'While the first runs, the same request is 409 with Retry-After (or a replay, once it is over)',
		check: async ({ bridge }) => {
			const key = newKey();
			const answers = await Promise.all([1, 2, 3].map(() => bridge.calls(slow, key)));
			const own = answers.filter((answer) => answer.status === 200 && !isReplay(answer));
			const [first] = own;
			must(
				first !== undefined && own.length === 1,
				`executed ${own.length} times: ${all(answers)}`,
			);
			must(messagesOf(first).length === slow.length, 'the batch did not come to its end');
			for (const answer of answers.filter((each) => each !== first)) {
				if (answer.status === 200) mustReplay('at once', first, answer);
				else refused('at once', answer, 409, 'batch-running');
			}
		},
	},
	{
		id: 'keys.free-after-refusal',
		requires: 'A batch that was refused leaves its key free',
		check: async ({ bridge }) => {
			const key = newKey();
			const limit = { name: newKey(), max: 1, perSeconds: 60 };
			const never = await bridge.calls(
				[
					{ ...read, limit },
					{ ...read, limit },
				],
				key,
			);
			if (never.status !== 422)
				throw new Inconclusive('the batch was not refused: see limits.never');
			const answer = await bridge.calls([read], key);
			answered('its key, for another batch', answer);
			must(!isReplay(answer), 'its key, for another batch: answered with Idempotency-Replayed');
		},
	},
];

const all = (answers: readonly Answer[]): string => answers.map(described).join(', ');
