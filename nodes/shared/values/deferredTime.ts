import { DateTime } from 'luxon';
import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';
import { readNumber, readObject } from './timeObject';
import { isNumberText, readText, type GivenTime } from './timeText';
import { parseTimeZone, type TimeZone } from './timeZone';
import {
	nextOccurrence,
	occurrencesOf,
	wallTimeAt,
	type Occurrence,
	type WallTime,
} from './wallTime';

interface DeferredTimeFields {
	/**
	 * Wire form, hours and minutes of two digits each: `PT02H30M` is half past two in the car's zone.
	 */
	readonly duration: string;
	/** 0–23. */
	readonly hour: number;
	/** 0–59. */
	readonly minute: number;
	/** Zone of the car. */
	readonly zone: TimeZone;
	/** Next time the car's clock shows it, ISO 8601 with offset. */
	readonly startsAt: string;
	/**
	 * `skipped`: the clock is set forward over the time that day, and `startsAt` is when it has been.
	 * `repeated`: the clock shows the time twice that day, and which one the car takes is not
	 * documented.
	 */
	readonly clockChange?: 'skipped' | 'repeated';
}

/** A time of day at which the car shall do something, the next time its clock shows it. */
export type DeferredTime = Branded<DeferredTimeFields, 'DeferredTime'>;

interface DeferredTimeContext {
	/** IANA name of the car's zone. */
	readonly zone: unknown;
	/** The clock; its zone does not matter. */
	readonly now: DateTime;
}

const minuteMs = 60_000;

/**
 * Reads when to start, in the car's zone, to the minute (seconds are cut off). Text may have
 * quotation marks around it:
 * - a time of day: `22:30`, `7:05:00 PM`, `23.30`, `22h30`, `7 Uhr 30`; `24:00` is the next midnight;
 * - the vendor's own form: `PT22H30M`, `PT2H`, `PT30M` (0–23 hours, 0–59 minutes). It is a time of
 *   day as well: the pages call it a duration, but schedule with it (`chargeDeferredTime` of
 *   `pims.vehicle.command`, inferred);
 * - a date and time: ISO 8601 or SQL with offset, or without one in the car's zone; a luxon
 *   `DateTime`, with or without its methods; a `Date`, or its text; the date of an e-mail; or
 *   milliseconds or seconds since 1970. It must be in the future, and the next time the clock shows
 *   that time: at most 24 hours away, 25 where the clock is set back in between.
 *
 * A time given without offset keeps its hour and minute on the wire also if the clock skips it that
 * day.
 *
 * Fails with `timeMissing`, `timeNotValid`, `timeIsNumber`, `timeInThePast`, `timeTooFar` or
 * `timeZoneNotValid`.
 */
export function parseDeferredTime(
	raw: unknown,
	{ zone: rawZone, now }: DeferredTimeContext,
): Parsed<DeferredTime> {
	if (isMissing(raw)) return invalid('timeMissing');
	const zone = parseTimeZone(rawZone);
	if (!zone.ok) return zone;
	const given = read(raw);
	if (!given) return invalid(isNumber(raw) ? 'timeIsNumber' : 'timeNotValid');
	if (!now.isValid) return invalid('timeNotValid');
	if (given.kind === 'wallTime' || given.kind === 'instant') {
		return onDate(given, zone.value, now.toMillis());
	}
	const time = given.kind === 'endOfDay' ? midnight : given.time;
	return deferredTo(time, nextOccurrence(time, zone.value, now.toMillis()), zone.value);
}

const midnight = { hour: 0, minute: 0 } as const;

function read(raw: unknown): GivenTime | undefined {
	if (typeof raw === 'string') return readText(raw);
	if (typeof raw === 'number') return readNumber(raw);
	return typeof raw === 'object' && raw !== null ? readObject(raw) : undefined;
}

/** What a spreadsheet gives for a time (0.9375 of a day), and hours without a colon. */
const isNumber = (raw: unknown): boolean =>
	typeof raw === 'string' ? isNumberText(raw) : Number.isFinite(raw);

type Dated = Extract<GivenTime, { kind: 'wallTime' | 'instant' }>;

/**
 * A date and time names one day: the car must not take an earlier occurrence of the same time for
 * it.
 */
function onDate(given: Dated, zone: TimeZone, now: number): Parsed<DeferredTime> {
	const start =
		given.kind === 'instant' ? occurrenceAt(given.at, zone) : firstComing(given.wall, zone, now);
	if (!start || start.at <= now) return invalid('timeInThePast');
	const wall = given.kind === 'instant' ? wallTimeAt(zone, given.at) : given.wall;
	const next = nextOccurrence(wall, zone, now);
	const isNext = occurrencesOf(wall, zone).some(({ at }) => at === next?.at);
	return isNext ? deferredTo(wall, start, zone) : invalid('timeTooFar');
}

const firstComing = (wall: WallTime, zone: TimeZone, now: number): Occurrence | undefined =>
	occurrencesOf(wall, zone).find(({ at }) => at > now);

function occurrenceAt(given: number, zone: TimeZone): Occurrence {
	const at = Math.floor(given / minuteMs) * minuteMs;
	const isRepeated = occurrencesOf(wallTimeAt(zone, at), zone).length > 1;
	return isRepeated ? { at, clockChange: 'repeated' } : { at };
}

/** The numbering system is that of ISO 8601, whatever the workflow's locale. */
const isoAt = (at: number, zone: TimeZone): string =>
	DateTime.fromMillis(at, { zone, locale: 'en-US', numberingSystem: 'latn' }).toFormat(
		"yyyy-MM-dd'T'HH:mm:ssZZ",
	);

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const isDeferredTime = (fields: DeferredTimeFields): fields is DeferredTime =>
	/^PT([01]\d|2[0-3])H[0-5]\dM$/.test(fields.duration);

function deferredTo(
	{ hour, minute }: Pick<WallTime, 'hour' | 'minute'>,
	start: Occurrence | undefined,
	zone: TimeZone,
): Parsed<DeferredTime> {
	if (!start) return invalid('timeNotValid');
	const { at, clockChange } = start;
	const fields: DeferredTimeFields = Object.freeze({
		duration: `PT${twoDigits(hour)}H${twoDigits(minute)}M`,
		hour,
		minute,
		zone,
		startsAt: isoAt(at, zone),
		...(clockChange && { clockChange }),
	});
	return isDeferredTime(fields) ? valid(fields) : invalid('timeNotValid');
}
