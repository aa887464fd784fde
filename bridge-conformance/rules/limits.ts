import type { CallLimit, PimsCall } from '../../nodes/shared/clients/pimsCalls';
import { read } from '../batches';
import { newKey, type Answer } from '../bridge';
import { answered, refused, retryAfterOf } from '../expectations';
import { must, type Rule } from '../rule';

/** A name that nobody used. */
const limitOf = (max: number, perSeconds = 600): CallLimit => ({ name: newKey(), max, perSeconds });

const counted = (limit: CallLimit): PimsCall => ({ ...read, limit });

function mustBeReached(what: string, answer: Answer, perSeconds: number): void {
	refused(what, answer, 429, 'limit-reached');
	const seconds = retryAfterOf(answer);
	must(
		Number.isInteger(seconds) && seconds >= 1 && seconds <= perSeconds,
		`${what}: Retry-After is ${answer.headers.get('retry-after') ?? 'missing'}`,
	);
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

export const limitRules: readonly Rule[] = [
	{
		id: 'limits.reached',
		requires: 'Past `max` calls under a name the answer is 429 with Retry-After',
		check: async ({ bridge }) => {
			const limit = limitOf(2);
			for (const nth of ['first', 'second']) {
				answered(`the ${nth} of two`, await bridge.calls([counted(limit)]));
			}
			mustBeReached('the third of two', await bridge.calls([counted(limit)]), limit.perSeconds);
		},
	},
	{
		id: 'limits.whole-batch',
		requires: 'A batch that would pass its limit is not executed at all',
		check: async ({ bridge }) => {
			const limit = limitOf(2);
			answered('the first of two', await bridge.calls([counted(limit)]));
			const batch = [counted(limit), counted(limit)];
			mustBeReached('two more', await bridge.calls(batch), limit.perSeconds);
			answered('the second of two, after that refusal', await bridge.calls([counted(limit)]));
		},
	},
	{
		id: 'limits.never',
		requires: 'A batch that can never fit its limit is 422',
		check: async ({ bridge }) => {
			const limit = limitOf(1);
			const answer = await bridge.calls([counted(limit), counted(limit)]);
			refused('two calls where one is allowed', answer, 422, 'limit-never-fits');
		},
	},
	{
		id: 'limits.names',
		requires: 'Every name counts for itself',
		check: async ({ bridge }) => {
			for (const limit of [limitOf(1), limitOf(1)]) {
				answered('the first of one', await bridge.calls([counted(limit)]));
			}
		},
	},
	{
		id: 'limits.replays',
		requires: 'A replayed answer does not count',
		check: async ({ bridge }) => {
			const [limit, key] = [limitOf(2), newKey()];
			for (const what of ['the first of two', 'the same again', 'and again']) {
				answered(what, await bridge.calls([counted(limit)], key));
			}
			answered('the second of two, after replays', await bridge.calls([counted(limit)]));
		},
	},
	{
		id: 'limits.window',
		requires: 'After Retry-After there is room again',
		check: async ({ bridge }) => {
			const limit = limitOf(1, 1);
			answered('the first of one', await bridge.calls([counted(limit)]));
			const second = await bridge.calls([counted(limit)]);
			if (second.status !== 200) await pause(Math.min(5, retryAfterOf(second) || 1) + 0.1);
			answered('after the window', await bridge.calls([counted(limit)]));
		},
	},
];
