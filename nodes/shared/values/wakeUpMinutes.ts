import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { wholeNumber } from './text';

/** How long a car is left to sleep between two wake-ups, in whole minutes. */
export type WakeUpMinutes = Branded<number, 'WakeUpMinutes'>;

/** A day at the most: the longest time over which a bridge counts. */
export const wakeUpMinutesRange = { min: 1, max: 1440 } as const;

const isWakeUpMinutes = (minutes: number): minutes is WakeUpMinutes =>
	minutes >= wakeUpMinutesRange.min && minutes <= wakeUpMinutesRange.max;

/** Reads whole minutes, 1 to 1440. Fails with `wakeUpMinutesNotValid`. */
export function parseWakeUpMinutes(raw: unknown): Parsed<WakeUpMinutes> {
	const minutes = wholeNumber(raw);
	return isWakeUpMinutes(minutes) ? valid(minutes) : invalid('wakeUpMinutesNotValid');
}
