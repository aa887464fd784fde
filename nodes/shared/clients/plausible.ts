import { DateTime, Duration } from 'luxon';
import { readDuration } from '../values/timeOfDayText';
import { textIn, type JsonObject } from './json';

/**
 * What a number of a car's data can be, both bounds included. Cars report "not known" as a number with all bits set (255,
 * 4095, 65535) or as -1; no page of the vendor says which, so what lies outside of these bounds is no value (inferred).
 */
export const ranges = {
	/** Mobile SDK references: `chargingLevel` (%). */
	percent: { min: 0, max: 100 },
	/** No battery of the group's cars lasts longer (inferred). */
	electricRangeKm: { min: 0, max: 1000 },
	/** A diesel with a large tank (inferred). */
	fuelRangeKm: { min: 0, max: 2000 },
	/** In km/h, as the Web API of the same cars says; at 300 kW it comes to 2000 (inferred). */
	chargingRate: { min: 0, max: 2000 },
	/** A large battery at a household socket (inferred). */
	chargingHours: { min: 0, max: 72 },
} as const;

interface Range {
	readonly min: number;
	readonly max: number;
}

const isIn = (number: number, { min, max }: Range): boolean => number >= min && number <= max;

/** The number under `key`, also as text; null where there is none or none that a car can have. */
export function numberIn(parent: JsonObject, key: string, range: Range): number | null {
	const number = Number(textIn(parent, key) ?? Number.NaN);
	return isIn(number, range) ? number : null;
}

/** ISO 8601 duration, or the whole number (seconds, inferred) that SDK 2.0 has in its place; null for none. */
export function chargingTimeIn(parent: JsonObject, key: string): string | null {
	const text = textIn(parent, key);
	if (text === undefined || !/\d/.test(text)) return null;
	const hours = /^\d+$/.test(text) ? Number(text) / 3600 : Duration.fromISO(text).as('hours');
	return isIn(hours, ranges.chargingHours) ? text : null;
}

/** Before the first car that reports; a clock that was never set has 1970 or 2000. */
const firstReport = Date.parse('2010-01-01T00:00:00Z');

/** Milliseconds since 1970 of a date between the first car that reports and some days after now; null for none. */
export function dateOf(text: string, now: number, daysAhead: number): number | null {
	const date = Date.parse(text);
	const last = DateTime.fromMillis(now).plus({ days: daysAhead }).toMillis();
	return isIn(date, { min: firstReport, max: last }) ? date : null;
}

/** A time of day as ISO 8601 duration, or a date-time of the days around now; null for none. */
export function scheduleIn(parent: JsonObject, key: string, now: number): string | null {
	const text = textIn(parent, key) ?? '';
	const isSet =
		readDuration(text) !== undefined || (/^\d{4}-/.test(text) && dateOf(text, now, 7) !== null);
	return isSet ? text : null;
}
