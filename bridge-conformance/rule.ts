import type { Subject } from './subject';

/** What only the bridge's owner can allow or provide. */
export type Need = 'vin' | 'commands' | 'callback' | 'otherSession';

/** One rule of the contract (docs/bridge/openapi.yaml) that can be checked from outside. */
export interface Rule {
	/** Stable, for talking about it: `keys.replayed`. */
	readonly id: string;
	/** What the contract requires, in one sentence. */
	readonly requires: string;
	/** Without all of these it is not checked. */
	readonly needs?: readonly Need[];
	/** Throws `Breach` if the bridge breaks the rule, `Inconclusive` if it could not be seen. */
	readonly check: (subject: Subject) => Promise<void> | void;
}

/** The bridge breaks a rule; the message says what it did. */
export class Breach extends Error {}

/** The rule could not be put to the test; the message says why. */
export class Inconclusive extends Error {}

/** Asserts what a rule requires; the text says what was seen instead. */
export function must(holds: boolean, otherwise: string): asserts holds {
	if (!holds) throw new Breach(otherwise);
}

export interface Row {
	readonly id: string;
	readonly requires: string;
	readonly result: 'pass' | 'fail' | 'not checked';
	/** Why it failed or was not checked; empty for a pass. */
	readonly detail: string;
}
