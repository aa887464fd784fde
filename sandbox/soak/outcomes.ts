import type { BridgeEvent } from '../bridge/eventLog';
import { codeOf } from './excludedSequences';

/** Refusals that say that the car is as wished already. */
const alreadyDone = [2331, 2333, 2336, 2360, 2361];

/** What an event is, for counting. */
export function outcomeOf(event: BridgeEvent): string | undefined {
	const code = codeOf(event);
	if (code === undefined) return `event: ${String(event.message.result?.['notification'])}`;
	if (code === 200) return 'outcome: done (200)';
	if (code < 2000) return undefined;
	if (code === 2201) return 'outcome: unreachable (2201)';
	if (code === 2363) return 'outcome: unknown (2363)';
	return `outcome: ${alreadyDone.includes(code) ? 'already done' : 'refused'} (${code})`;
}

/** How often what happened. */
export class Tally {
	private readonly counts = new Map<string, number>();

	count(what: string | undefined): void {
		if (what !== undefined) this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
	}

	of(what: string): number {
		return this.counts.get(what) ?? 0;
	}

	/** Sum of all whose name begins so. */
	all(beginning: string): number {
		return this.lines
			.filter(([what]) => what.startsWith(beginning))
			.reduce((sum, [, count]) => sum + count, 0);
	}

	get lines(): ReadonlyArray<readonly [what: string, count: number]> {
		return [...this.counts].sort(([one], [other]) => one.localeCompare(other));
	}
}
