import { failing } from '../batches';
import { described, mustReplay } from '../expectations';
import { Inconclusive, type Rule } from '../rule';

/** What has to be as it was when the suite began. */
export const keptRules: readonly Rule[] = [
	{
		id: 'keys.kept',
		requires: 'A key from the beginning of the suite is still known at its end',
		check: async ({ bridge, oldest: { key, answer } }) => {
			if (answer.status !== 200) throw new Inconclusive(`it was answered ${described(answer)}`);
			mustReplay('sent again', answer, await bridge.calls([failing], key));
		},
	},
];
