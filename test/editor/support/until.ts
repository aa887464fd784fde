import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 100;
const patienceMs = 60_000;

/**
 * Asks until there is an answer.
 *
 * @param what is waited for, for the error
 * @throws Error after a minute
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined> | T | undefined,
	patience = patienceMs,
): Promise<T> {
	const giveUpAt = Date.now() + patience;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > giveUpAt) throw new Error(`In vain: ${what}`);
		await pause(everyMs);
	}
}
