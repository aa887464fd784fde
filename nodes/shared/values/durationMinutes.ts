import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing, wholeNumber } from './text';

/** How long an SMS code stays valid, in whole minutes. */
export type DurationMinutes = Branded<number, 'DurationMinutes'>;

/**
 * DQE documents neither range nor default (its error 05 says "Invalid duration"); a day at most is
 * our choice.
 */
export const durationRange = { min: 1, max: 1440 } as const;

const isDuration = (minutes: number): minutes is DurationMinutes =>
	minutes >= durationRange.min && minutes <= durationRange.max;

/**
 * Reads DQE's optional `Duration`: whole minutes, 1 to 1440. Nothing given is `undefined`: DQE's
 * own default. Fails with `durationNotValid`.
 */
export function parseDurationMinutes(raw: unknown): Parsed<DurationMinutes | undefined> {
	if (isMissing(raw)) return valid(undefined);
	const minutes = wholeNumber(raw);
	return isDuration(minutes) ? valid(minutes) : invalid('durationNotValid');
}
