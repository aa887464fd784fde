import type { Clock } from '../contract';
import { BridgeProblem } from './http/problem';

/** No more than `max` calls under `name` in any `perSeconds` seconds. */
export interface Limit {
	readonly name: string;
	readonly max: number;
	readonly perSeconds: number;
}

/** The contract's longest window. */
const longestSeconds = 86_400;

/** Counts a session's calls per name, for all callers together, in a window that slides with the sandbox's clock. */
export class Limits {
	private readonly counted = new Map<string, number[]>();

	constructor(private readonly clock: Clock) {}

	/** Refuses a batch of which any call would pass its limit; counts nothing yet. */
	check(limits: readonly Limit[]): void {
		const wishes = limits.map((limit, index) => ({
			limit,
			nth: limits.slice(0, index + 1).filter(({ name }) => name === limit.name).length,
		}));
		const hopeless = wishes.find(({ limit, nth }) => nth > limit.max);
		if (hopeless) throw new BridgeProblem('limit-never-fits', { detail: words(hopeless.limit) });
		for (const { limit, nth } of wishes) {
			const retryAfterSeconds = this.secondsUntilFree(limit, nth);
			if (retryAfterSeconds > 0) {
				throw new BridgeProblem('limit-reached', { detail: words(limit), retryAfterSeconds });
			}
		}
	}

	count({ name }: Limit): void {
		const now = this.clock.now();
		const recent = (this.counted.get(name) ?? []).filter((at) => at > now - longestSeconds * 1000);
		this.counted.set(name, [...recent, now]);
	}

	private secondsUntilFree({ name, max, perSeconds }: Limit, wanted: number): number {
		const now = this.clock.now();
		const window = perSeconds * 1000;
		const inWindow = (this.counted.get(name) ?? []).filter((at) => at > now - window);
		const tooMany = inWindow.length + wanted - max;
		const lastToLeave = inWindow[tooMany - 1];
		if (lastToLeave === undefined) return 0;
		return Math.max(1, Math.ceil((lastToLeave + window - now) / 1000));
	}
}

const words = ({ name, max, perSeconds }: Limit) =>
	`${max} calls in ${perSeconds} s are allowed for "${name}"`;
