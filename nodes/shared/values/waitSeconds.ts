import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { wholeNumber } from './text';

/** How long to wait for something, in whole seconds. */
export type WaitSeconds = Branded<number, 'WaitSeconds'>;

interface WaitBounds {
	readonly min: number;
	readonly max: number;
}

const isWithin = (seconds: number, { min, max }: WaitBounds): seconds is WaitSeconds =>
	seconds >= min && seconds <= max;

/**
 * Reads whole seconds within the operation's own bounds, both included. Fails with `waitNotValid`.
 */
export function parseWaitSeconds(raw: unknown, bounds: WaitBounds): Parsed<WaitSeconds> {
	const seconds = wholeNumber(raw);
	return isWithin(seconds, bounds) ? valid(seconds) : invalid('waitNotValid');
}
