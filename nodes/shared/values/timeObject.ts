export interface Instant {
	readonly kind: 'instant';
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** Below this, a number is no time in milliseconds but an hour, a date of a spreadsheet or a slip. */
const smallestEpochMs = 100_000_000_000;
/** The largest time that `Date` knows. */
const largestEpochMs = 8_640_000_000_000_000;

const instant = (at: unknown): Instant | undefined =>
	typeof at === 'number' && at >= smallestEpochMs && at <= largestEpochMs
		? { kind: 'instant', at }
		: undefined;

/** Numbers of ten digits are seconds, from 2001 to 2286: as milliseconds all of them were in 1970. */
const isSeconds = (raw: number): boolean => raw >= 1_000_000_000 && raw < 10_000_000_000;

/** Milliseconds or seconds since 1970. */
export const readNumber = (raw: number): Instant | undefined =>
	instant(isSeconds(raw) ? raw * 1000 : raw);

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

/**
 * A luxon `DateTime` without its methods: what n8n's vm and QuickJS evaluators make of one in an item. One that is not
 * valid has the time at which it was made all the same.
 */
const millisOfPlain = (raw: object): unknown =>
	'isLuxonDateTime' in raw &&
	raw.isLuxonDateTime === true &&
	'ts' in raw &&
	(!('invalid' in raw) || raw.invalid === null)
		? raw.ts
		: undefined;

/** Given objects may be anything, also one whose methods throw. */
export function readObject(raw: object): Instant | undefined {
	try {
		if (isDateTime(raw)) return instant(raw.toMillis());
		if (isDate(raw)) return instant(Date.prototype.getTime.call(raw));
		return instant(millisOfPlain(raw));
	} catch {
		return undefined;
	}
}
