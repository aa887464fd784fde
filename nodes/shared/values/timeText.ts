import { DateTime } from 'luxon';
import type { WallTime } from './wallTime';

/** A time of day as the user gave it. */
export interface TimeOfDay {
	readonly hour: number;
	readonly minute: number;
}

/** What a given text or object means, before it is checked against clock and zone. */
export type GivenTime =
	| { readonly kind: 'timeOfDay'; readonly time: TimeOfDay }
	| { readonly kind: 'wallTime'; readonly wall: WallTime }
	| { readonly kind: 'instant'; readonly at: number };

type Half = 'am' | 'pm';

/**
 * Hour as written and, on twelve-hour clocks, its half of the day; NaN where the clock has no such
 * hour.
 */
function hourOf(written: string | undefined, half: Half | undefined): number {
	const hour = Number(written ?? 0);
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return NaN;
	return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** The spellings of a time of day. Seconds are read and left out: the car's timer has none. */
const spellings: ReadonlyArray<{ readonly pattern: RegExp; readonly half?: Half }> = [
	{ pattern: /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::[0-5]\d(?:\.\d+)?)?$/ },
	{ pattern: /^(?<hour>\d{1,2})\s?h\s?(?<minute>\d{2})?$/i },
	{ pattern: /^(?<hour>\d{1,2})(?::(?<minute>\d{2}))?\s?a\.?m\.?$/i, half: 'am' },
	{ pattern: /^(?<hour>\d{1,2})(?::(?<minute>\d{2}))?\s?p\.?m\.?$/i, half: 'pm' },
	{ pattern: /^PT(?=\d)(?:(?<hour>\d{1,2})H)?(?:(?<minute>\d{1,2})M)?$/i },
];

function timeOfDay(text: string): GivenTime | undefined {
	for (const { pattern, half } of spellings) {
		const found = pattern.exec(text)?.groups;
		if (!found) continue;
		const hour = hourOf(found['hour'], half);
		const minute = Number(found['minute'] ?? 0);
		return hour <= 23 && minute <= 59 ? { kind: 'timeOfDay', time: { hour, minute } } : undefined;
	}
	return undefined;
}

/**
 * ISO 8601 calendar date and time, with `T` or a space between (as SQL and luxon's `toSQL` write
 * it).
 */
const dateTime =
	/^(?<date>\d{4}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}[\d:.,]*) ?(?<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/i;

function dateAndTime(text: string): GivenTime | undefined {
	const found = dateTime.exec(text)?.groups;
	if (!found) return undefined;
	const { date, time, offset } = found;
	const parsed = DateTime.fromISO(`${date}T${time}${offset?.toUpperCase() ?? 'Z'}`, {
		zone: 'utc',
	});
	if (!parsed.isValid) return undefined;
	if (offset !== undefined) return { kind: 'instant', at: parsed.toMillis() };
	const { year, month, day, hour, minute } = parsed;
	return { kind: 'wallTime', wall: { year, month, day, hour, minute } };
}

export const readText = (text: string): GivenTime | undefined =>
	timeOfDay(text) ?? dateAndTime(text);

/** Below this, a number is no time in milliseconds since 1970 but seconds, an hour or a mistake. */
const smallestEpochMs = 100_000_000_000;
/** The largest time that `Date` knows. */
const largestEpochMs = 8_640_000_000_000_000;

const instant = (at: unknown): GivenTime | undefined =>
	typeof at === 'number' && at >= smallestEpochMs && at <= largestEpochMs
		? { kind: 'instant', at }
		: undefined;

interface Millis {
	toMillis(): unknown;
	toISO(): unknown;
}

/**
 * A luxon `DateTime`, also one of another copy of luxon (n8n has its own), which `instanceof` would
 * not know.
 */
const isDateTime = (raw: object): raw is Millis =>
	'toMillis' in raw &&
	typeof raw.toMillis === 'function' &&
	'toISO' in raw &&
	typeof raw.toISO === 'function';

/** A `Date`, also of another realm: expressions may be evaluated in one. */
const isDate = (raw: object): raw is Date =>
	Object.prototype.toString.call(raw) === '[object Date]';

/** Given objects may be anything, also one whose methods throw. */
export function readObject(raw: object): GivenTime | undefined {
	try {
		if (isDateTime(raw)) return instant(raw.toMillis());
		return isDate(raw) ? instant(Date.prototype.getTime.call(raw)) : undefined;
	} catch {
		return undefined;
	}
}

export const readNumber = (raw: number): GivenTime | undefined => instant(raw);
