import { DateTime } from 'luxon';
import { unquoted } from './quotationMarks';
import { folded, hasNumberSigns, trimmed } from './text';
import { readNumber, readObject, type Instant } from './timeObject';
import { readClock, readDuration, type GivenTimeOfDay } from './timeOfDayText';
import type { WallTime } from './wallTime';

/** What a given text or object means, before it is checked against clock and zone. */
export type GivenTime =
	| GivenTimeOfDay
	| { readonly kind: 'wallTime'; readonly wall: WallTime }
	| Instant;

const minuteMs = 60_000;

/** A time as text: of a day, of a calendar day, or an instant. Seconds are left out. */
export function readText(raw: string): GivenTime | undefined {
	if (hasNumberSigns(raw)) return undefined;
	const text = unquoted(folded(trimmed(raw)));
	return readClock(text) ?? readDuration(text) ?? dateAndTime(text) ?? writtenInstant(text);
}

/**
 * A calendar day, year first, and a time, with `T` or spaces between (as SQL and luxon's `toSQL` write it); the offset,
 * if there is one, perhaps with the zone's name after it. The name alone is not read: it may be of another zone than the car's.
 */
const dateTime =
	/^(?<year>\d{4})(?<mark>[-/])(?<month>\d{2})\k<mark>(?<day>\d{2})(?:T|\s+)(?<time>\S.*?)(?:\s?(?<offset>Z|UTC|GMT|(?<sign>[+-])(?<hours>0\d|1[0-4])(?::?(?<minutes>[0-5]\d))?)(?:\[[^\]]*\])?)?$/i;

function dateAndTime(text: string): GivenTime | undefined {
	const found = dateTime.exec(text)?.groups;
	const time = found && readClock(found['time'] ?? '');
	if (!time) return undefined;
	const day = DateTime.utc(Number(found['year']), Number(found['month']), Number(found['day']));
	if (!day.isValid) return undefined;
	const shown = day.plus(time.kind === 'endOfDay' ? { days: 1 } : time.time);
	const { offset, sign, hours = 0, minutes = 0 } = found;
	if (offset !== undefined) {
		const ahead = (60 * Number(hours) + Number(minutes)) * minuteMs;
		return { kind: 'instant', at: shown.toMillis() - (sign === '-' ? -ahead : ahead) };
	}
	const { year, month, hour, minute } = shown;
	return { kind: 'wallTime', wall: { year, month, day: shown.day, hour, minute } };
}

/** Whether text is nothing but a number, with or without a fraction. */
export const isNumberText = (raw: string): boolean =>
	/^\d+(?:[.,]\d+)?$/.test(unquoted(folded(trimmed(raw))));

function writtenInstant(text: string): GivenTime | undefined {
	if (isNumberText(text)) return readNumber(Number(text));
	if (text.startsWith('{')) return writtenObject(text);
	const written = DateTime.fromRFC2822(text.replace(dateToString, '$1, $3 $2 $4 $5 $6'));
	return written.isValid ? { kind: 'instant', at: written.toMillis() } : undefined;
}

/**
 * What a JavaScript `Date` is as text: `Sat Oct 24 2026 23:30:00 GMT+0200 (Central European Summer Time)`, without the
 * zone's name where expressions are evaluated in QuickJS.
 */
const dateToString =
	/^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})(?: \(.*\))?$/;

/** What n8n's Edit Fields makes text of. */
function writtenObject(text: string): GivenTime | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? readObject(value) : undefined;
	} catch {
		return undefined;
	}
}
