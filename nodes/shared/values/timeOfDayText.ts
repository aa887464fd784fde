/** A time of day as the user gave it. */
export interface TimeOfDay {
	/** 0–23. */
	readonly hour: number;
	/** 0–59. */
	readonly minute: number;
}

/** `endOfDay` is 24:00, the midnight with which a day ends. */
export type GivenTimeOfDay =
	| { readonly kind: 'timeOfDay'; readonly time: TimeOfDay }
	| { readonly kind: 'endOfDay' };

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

/** The spellings of clocks. Seconds are read and left out: the car's timer has none. */
const clocks: ReadonlyArray<{ readonly pattern: RegExp; readonly half?: Half }> = [
	{
		pattern:
			/^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>[0-5]\d(?:[.,]\d+)?))?(?:\s?(?:Uhr|h))?$/i,
	},
	{
		// A single 0 before the dot is that of a number: 0.40 is a part of a day to a spreadsheet.
		pattern:
			/^(?!0\.)(?<hour>\d{1,2})\.(?<minute>\d{2})(?:\.(?<second>[0-5]\d))?(?:\s?(?:Uhr|h))?$/i,
	},
	{ pattern: /^(?<hour>\d{1,2})\s?(?:h|Uhr)\s?(?<minute>\d{2})?$/i },
	{
		pattern: /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:[:.][0-5]\d(?:\.\d+)?)?)?\s?a\.?\s?m\.?$/i,
		half: 'am',
	},
	{
		pattern: /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:[:.][0-5]\d(?:\.\d+)?)?)?\s?p\.?\s?m\.?$/i,
		half: 'pm',
	},
];

const within = (hour: number, minute: number): GivenTimeOfDay | undefined =>
	hour <= 23 && minute <= 59 ? { kind: 'timeOfDay', time: { hour, minute } } : undefined;

/** What a clock shows: `22:30`, `7:05:00 PM`, `23.30`, `22h30`, `7 Uhr 30`, `24:00`. */
export function readClock(text: string): GivenTimeOfDay | undefined {
	for (const { pattern, half } of clocks) {
		const found = pattern.exec(text)?.groups;
		if (!found) continue;
		const hour = hourOf(found['hour'], half);
		const minute = Number(found['minute'] ?? 0);
		const isEndOfDay = hour === 24 && minute === 0 && Number(found['second'] ?? 0) === 0;
		return isEndOfDay ? { kind: 'endOfDay' } : within(hour, minute);
	}
	return undefined;
}

const duration =
	/^P(?:0D)?T(?=\d+[HM]|0+S$)(?:(?<hour>\d{1,2})H)?(?:(?<minute>\d{1,2})M)?(?:[0-5]?\d(?:[.,]\d+)?S)?$/i;

/**
 * The vendor's own form, a duration from midnight of 0–23 hours and 0–59 minutes: `PT22H30M`; also as programs write a
 * duration out, `P0DT2H`, `PT02H30M00S`, `PT0S`.
 */
export function readDuration(text: string): GivenTimeOfDay | undefined {
	const found = duration.exec(text)?.groups;
	return found && within(Number(found['hour'] ?? 0), Number(found['minute'] ?? 0));
}
