import { IANAZone } from 'luxon';
import type { TimeZone } from './timeZone';

/** What a wall clock and a calendar show, months from 1. */
export interface WallTime {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly hour: number;
	readonly minute: number;
}

/**
 * When a wall clock shows a time: twice in a repeated hour, in a skipped one when the clock has
 * jumped over it.
 */
export interface Occurrence {
	/** Epoch milliseconds. */
	readonly at: number;
	readonly clockChange?: 'skipped' | 'repeated';
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Milliseconds that the zone's clocks are ahead of UTC. */
const offsetAt = (zone: TimeZone, at: number): number =>
	IANAZone.create(zone).offset(at) * minuteMs;

/** The wall time as if it were UTC: a number to calculate with, no instant. */
const reading = ({ year, month, day, hour, minute }: WallTime): number =>
	Date.UTC(year, month - 1, day, hour, minute);

/** What the zone's clocks show at an instant; seconds are cut off. */
export function wallTimeAt(zone: TimeZone, at: number): WallTime {
	const shown = new Date(at + offsetAt(zone, at));
	return {
		year: shown.getUTCFullYear(),
		month: shown.getUTCMonth() + 1,
		day: shown.getUTCDate(),
		hour: shown.getUTCHours(),
		minute: shown.getUTCMinutes(),
	};
}

/** All instants at which the zone's clocks show the time, in order; never none. */
export function occurrencesOf(wall: WallTime, zone: TimeZone): readonly Occurrence[] {
	const shown = reading(wall);
	// No zone is a whole day away from UTC: the true instant lies between, and so does a clock change
	// that concerns it.
	const before = offsetAt(zone, shown - dayMs);
	const after = offsetAt(zone, shown + dayMs);
	const instants = [...new Set([before, after])]
		.map((offset) => shown - offset)
		.filter((at) => at + offsetAt(zone, at) === shown)
		.sort((one, other) => one - other);
	if (instants.length === 0) return [{ at: changeAfter(shown, zone), clockChange: 'skipped' }];
	return instants.map((at) => (instants.length === 1 ? { at } : { at, clockChange: 'repeated' }));
}

/** The first instant at which the zone's clocks show more than the skipped time. */
function changeAfter(skipped: number, zone: TimeZone): number {
	let early = skipped - dayMs;
	let late = skipped + dayMs;
	while (late - early > 1) {
		const middle = Math.floor((early + late) / 2);
		if (middle + offsetAt(zone, middle) < skipped) early = middle;
		else late = middle;
	}
	return late;
}

/** The first time after `now` (epoch milliseconds) that the zone's clocks show hour and minute. */
export function nextOccurrence(
	{ hour, minute }: Pick<WallTime, 'hour' | 'minute'>,
	zone: TimeZone,
	now: number,
): Occurrence | undefined {
	const today = wallTimeAt(zone, now);
	// The day before too: clocks that are set back at midnight show it again.
	return [-1, 0, 1, 2]
		.flatMap((days) => occurrencesOf({ ...today, day: today.day + days, hour, minute }, zone))
		.filter(({ at }) => at > now)
		.sort((one, other) => one.at - other.at)[0];
}
