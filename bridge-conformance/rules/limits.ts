import { counted, failing, limitOf, read } from '../batches';
import { newKey, type Answer } from '../bridge';
import { answered, refused, retryAfterOf } from '../expectations';
import { must, type Rule } from '../rule';

function mustBeReached(what: string, answer: Answer, perSeconds: number): void {
	refused(what, answer, 429, 'limit-reached');
	const seconds = retryAfterOf(answer);
	must(
		Number.isInteger(seconds) && seconds >= 1 && seconds <= perSeconds,
		`${what}: Retry-After is ${answer.headers.get('retry-after') ?? 'missing'}`,
	);
}

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
		id: 'limits.executed',
		requires: 'Executed calls count, FAILED ones too; those that were not reached do not',
		check: async ({ bridge }) => {
			const limit = limitOf(1);
			answered('behind a FAILED', await bridge.calls([failing, counted(limit)]));
			answered('the first that is reached', await bridge.calls([{ ...failing, limit }]));
			const next = await bridge.calls([counted(limit)]);
			mustBeReached('after a FAILED, which counts', next, limit.perSeconds);
		},
	},
	{
		id: 'limits.whole-batch',
		requires: 'A batch that would pass a limit is not executed at all, and none of it counts',
		check: async ({ bridge }) => {
			const limit = limitOf(2);
			answered('the first of two', await bridge.calls([counted(limit)]));
			const batch = [counted(limit), counted(limit)];
			mustBeReached('two more', await bridge.calls(batch), limit.perSeconds);
			answered('the second of two, after that refusal', await bridge.calls([counted(limit)]));

			const other = limitOf(1);
			const mixed = await bridge.calls([counted(other), read, counted(limit)]);
			mustBeReached('behind another limit', mixed, limit.perSeconds);
			answered('the other limit, after that refusal', await bridge.calls([counted(other)]));
		},
	},
	{
		id: 'limits.never',
		requires: 'A batch that can never fit its limit is 422, and does not count',
		check: async ({ bridge }) => {
			const limit = limitOf(1);
			const answer = await bridge.calls([counted(limit), counted(limit)]);
			refused('two calls where one is allowed', answer, 422, 'limit-never-fits');
			answered('one call, after that refusal', await bridge.calls([counted(limit)]));
		},
	},
	{
		id: 'limits.names',
		requires: 'Every name counts for itself, exactly as it is written',
		check: async ({ bridge }) => {
			const { name } = limitOf(1);
			for (const each of [name, `${name}x`, `${name}X`]) {
				const limit = { ...limitOf(1), name: each };
				answered('the first of one', await bridge.calls([counted(limit)]));
			}
		},
	},
	{
		id: 'limits.by-name',
		requires: 'The name alone is what counts; `max` and `perSeconds` are those of the call',
		check: async ({ bridge }) => {
			const limit = limitOf(1);
			answered('the first', await bridge.calls([counted(limit)]));
			const more = { ...limit, max: 2 };
			answered('the second, where two are allowed', await bridge.calls([counted(more)]));
			for (const [what, other] of [
				['a third', more],
				['one for another time', { ...limit, perSeconds: 500 }],
			] as const) {
				mustBeReached(what, await bridge.calls([counted(other)]), other.perSeconds);
			}
		},
	},
	{
		id: 'limits.callers',
		requires: 'A limit holds for all callers together, also at once',
		check: async ({ bridge }) => {
			const limit = limitOf(2);
			const answers = await Promise.all(
				Array.from({ length: 6 }, () => bridge.calls([read, counted(limit)])),
			);
			const executed = answers.filter(({ status }) => status === 200).length;
			must(executed === 2, `of six at once, where two are allowed, ${executed} were executed`);
			for (const answer of answers.filter(({ status }) => status !== 200)) {
				mustBeReached('at once', answer, limit.perSeconds);
			}
		},
	},
	{
		id: 'limits.per-session',
		requires: 'Every session counts for itself',
		needs: ['otherSession'],
		check: async ({ bridge, otherSession }) => {
			const call = { ...failing, limit: limitOf(1) };
			answered('the first of one', await bridge.calls([call]));
			const elsewhere = await bridge.calls([call], undefined, otherSession);
			answered('the first of one in another session', elsewhere);
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
];
