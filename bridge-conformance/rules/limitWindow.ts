import { setTimeout as pause } from 'node:timers/promises';
import { counted, limitOf } from '../batches';
import type { Bridge } from '../bridge';
import { answered, retryAfterOf } from '../expectations';
import { must, type Rule } from '../rule';

interface Executed {
	/** Milliseconds since the epoch. */
	readonly sent: number;
	readonly answered: number;
}

const max = 2;
const perSeconds = 1;
/** Between two questions whether there is room. */
const betweenMs = 40;

/** Calls as often as the bridge lets it, until there is nothing more to see or for too long. */
async function callAgainAndAgain(bridge: Bridge): Promise<Executed[]> {
	const limit = limitOf(max, perSeconds);
	const executed: Executed[] = [];
	const until = Date.now() + 8_000;
	while (executed.length < 4 && Date.now() < until) {
		const sent = Date.now();
		const answer = await bridge.calls([counted(limit)]);
		if (answer.status !== 429) {
			answered('a call of the limit', answer);
			executed.push({ sent, answered: Date.now() });
			// So that the second stands far behind the first.
			if (executed.length === 1) await pause(600);
		} else {
			must(retryAfterOf(answer) >= 1, 'Retry-After is less than 1');
			await pause(betweenMs);
		}
	}
	return executed;
}

export const limitWindowRules: readonly Rule[] = [
	{
		id: 'limits.window',
		requires: 'In any `perSeconds` seconds there are no more than `max` calls; then there is room',
		check: async ({ bridge }) => {
			const executed = await callAgainAndAgain(bridge);
			must(executed.length === 4, `${max} in ${perSeconds} s: no room again after 8 s`);
			for (const [index, { sent }] of executed.entries()) {
				const next = executed[index + max];
				const within = next && next.answered - sent;
				must(
					within === undefined || within >= perSeconds * 950,
					`${max} in ${perSeconds} s: ${max + 1} were executed in ${within} ms`,
				);
			}
		},
	},
];
