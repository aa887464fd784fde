import { DateTime } from 'luxon';
import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { folded, isMissing, trimmed } from './text';
import { readNumber, readObject, readText, type GivenTime } from './timeText';
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
const dayMs = 24 * 60 * minuteMs;

/**
 * Reads when to start, in the car's zone, to the minute (seconds are cut off):
 * - a time of day: `22:30`, `7:05`, `22:30:00`, `7:30 pm`, `22h30`;
 * - the vendor's own form: `PT22H30M`, `PT2H`, `PT30M` (0–23 hours, 0–59 minutes). It is a time of
 *   day as well: the pages call it a duration, but schedule with it (`chargeDeferredTime` of
 *   `pims.vehicle.command`, inferred);
 * - a date and time: ISO 8601 with offset, or without one in the car's zone; a luxon `DateTime`, a
 *   `Date`, or a number of milliseconds since 1970. It must be in the future, at most 24 hours
 *   away, and the next time the clock shows that time.
 *
 * A time given without offset keeps its hour and minute on the wire also if the clock skips it that
 * day.
 *
 * Fails with `timeMissing`, `timeNotValid`, `timeInThePast`, `timeTooFar` or `timeZoneNotValid`.
 */
export function parseDeferredTime(
	raw: unknown,
	{ zone: rawZone, now }: DeferredTimeContext,
): Parsed<DeferredTime> {
	if (isMissing(raw)) return invalid('timeMissing');
	const zone = parseTimeZone(rawZone);
	if (!zone.ok) return zone;
	const given = read(raw);
	if (!given || !now.isValid) return invalid('timeNotValid');
	if (given.kind !== 'timeOfDay') return onDate(given, zone.value, now.toMillis());
	return deferredTo(given.time, nextOccurrence(given.time, zone.value, now.toMillis()), zone.value);
}

function read(raw: unknown): GivenTime | undefined {
	if (typeof raw === 'string') return readText(folded(trimmed(raw)));
	if (typeof raw === 'number') return readNumber(raw);
	return typeof raw === 'object' && raw !== null ? readObject(raw) : undefined;
}

type Dated = Exclude<GivenTime, { kind: 'timeOfDay' }>;

/**
 * A date and time names one day: the car must not take an earlier occurrence of the same time for
 * it.
 */
function onDate(given: Dated, zone: TimeZone, now: number): Parsed<DeferredTime> {
	const start =
		given.kind === 'instant' ? occurrenceAt(given.at, zone) : firstComing(given.wall, zone, now);
	if (!start || start.at <= now) return invalid('timeInThePast');
	if (start.at - now > dayMs) return invalid('timeTooFar');
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
