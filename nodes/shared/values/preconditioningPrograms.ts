import type { Branded } from './brand';
import { optional } from './optional';
import { invalid, valid, type Parsed } from './parsed';
import { parseSwitch } from './switchValue';
import { isMissing, trimmed, wholeNumber } from './text';
import type { TimeOfDay } from './timeOfDayText';
import { readText } from './timeText';
import { parseWeekDays, type WeekDay } from './weekDays';

/** One of a car's programs for warming or cooling the cabin. */
export interface PreconditioningProgram extends TimeOfDay {
	/** 1 to 4. The SDK's pages know three, the Web API of the same cars has four. */
	readonly slot: number;
	readonly days: readonly WeekDay[];
	readonly enabled: boolean;
}

/** A program as people read and write it. */
export interface ShownProgram extends Pick<PreconditioningProgram, 'slot' | 'days' | 'enabled'> {
	/** `07:30`, in the car's zone. */
	readonly time: string;
}

export const shownProgram = ({
	slot,
	hour,
	minute,
	days,
	enabled,
}: PreconditioningProgram): ShownProgram => ({
	slot,
	time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
	days,
	enabled,
});

/** What shall change of one program; what is missing stays as it is. */
export interface ProgramChange {
	readonly slot: number;
	readonly time?: TimeOfDay;
	/** At least one. */
	readonly days?: readonly WeekDay[];
	readonly enabled?: boolean;
}

/** At least one change, each of another slot. */
export type ProgramChanges = Branded<readonly ProgramChange[], 'ProgramChanges'>;

export const slotRange = { min: 1, max: 4 } as const;

export const isSlot = (slot: number): boolean =>
	Number.isInteger(slot) && slot >= slotRange.min && slot <= slotRange.max;

export const isTimeOfDay = ({ hour, minute }: TimeOfDay): boolean =>
	Number.isInteger(hour) &&
	hour >= 0 &&
	hour <= 23 &&
	Number.isInteger(minute) &&
	minute >= 0 &&
	minute <= 59;

type Given = Readonly<Record<string, unknown>>;

const names: ReadonlySet<string> = new Set(['slot', 'time', 'hour', 'minute', 'days', 'enabled']);

/** A misspelt name would change nothing, without a word. */
const isGiven = (value: unknown): value is Given =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	Object.keys(value).every((name) => names.has(name));

function entriesIn(raw: unknown): readonly unknown[] {
	const value = typeof raw === 'string' ? parsedJson(raw) : raw;
	return Array.isArray(value) ? Array.from(value.slice(0, slotRange.max + 1)) : [value];
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Reads changes of programs: a list of `{ slot, time | hour and minute, days, enabled }`, one of them alone, or either as
 * JSON text. Only `slot` is needed; an empty value changes nothing. `time` is a time of day in any spelling of
 * `parseDeferredTime`.
 *
 * Fails with `programsMissing`, `programsNotAList`, `programSlotNotValid`, `programSlotRepeated`,
 * `programTimeNotValid`, `programDaysNotValid` or `programEnabledNotValid`.
 */
export function parseProgramChanges(raw: unknown): Parsed<ProgramChanges> {
	if (isMissing(raw) || (Array.isArray(raw) && raw.length === 0)) return invalid('programsMissing');
	const changes: ProgramChange[] = [];
	for (const entry of entriesIn(raw)) {
		const change = parseChange(entry);
		if (!change.ok) return change;
		if (changes.some(({ slot }) => slot === change.value.slot))
			return invalid('programSlotRepeated');
		changes.push(change.value);
	}
	return isProgramChanges(changes) ? valid(changes) : invalid('programsMissing');
}

const isProgramChanges = (changes: readonly ProgramChange[]): changes is ProgramChanges =>
	changes.length > 0;

function parseChange(entry: unknown): Parsed<ProgramChange> {
	if (!isGiven(entry)) return invalid('programsNotAList');
	const slot = wholeNumber(entry['slot']);
	if (!isSlot(slot)) return invalid('programSlotNotValid');
	const time = parseTime(entry);
	if (!time.ok) return time;
	const days = parseWeekDays(entry['days']);
	if (!days.ok) return days;
	const enabled = parseEnabled(entry['enabled']);
	if (!enabled.ok) return enabled;
	return valid({
		slot,
		...(time.value && { time: time.value }),
		...(days.value.length > 0 && { days: days.value }),
		...(enabled.value !== undefined && { enabled: enabled.value }),
	});
}

function parseTime({ time: text, hour, minute }: Given): Parsed<TimeOfDay | undefined> {
	const isSplit = !isMissing(hour) || !isMissing(minute);
	if (isMissing(text) && !isSplit) return valid(undefined);
	if (isSplit) {
		const time = { hour: wholeNumber(hour), minute: isMissing(minute) ? 0 : wholeNumber(minute) };
		return isMissing(text) && isTimeOfDay(time) ? valid(time) : invalid('programTimeNotValid');
	}
	const given = readText(trimmed(text));
	return given?.kind === 'timeOfDay' ? valid(given.time) : invalid('programTimeNotValid');
}

function parseEnabled(raw: unknown): Parsed<boolean | undefined> {
	const enabled = optional(parseSwitch)(raw);
	return enabled.ok ? enabled : invalid('programEnabledNotValid');
}

/**
 * All programs of a car after changes, by slot. A slot that the car has not yet needs a time and days; it is enabled
 * unless said otherwise.
 * @returns undefined if a new slot has no time or no days
 */
export function changedPrograms(
	present: readonly PreconditioningProgram[],
	changes: ProgramChanges,
): PreconditioningProgram[] | undefined {
	const programs = new Map(present.map((program) => [program.slot, program]));
	for (const { slot, time, days, enabled } of changes) {
		const before = programs.get(slot);
		const { hour, minute } = time ?? before ?? {};
		const daysAfter = days ?? before?.days;
		if (hour === undefined || minute === undefined || daysAfter === undefined) return undefined;
		programs.set(slot, {
			slot,
			hour,
			minute,
			days: daysAfter,
			enabled: enabled ?? before?.enabled ?? true,
		});
	}
	return [...programs.values()].sort((one, other) => one.slot - other.slot);
}

/** Whether two lists have the same programs, each in its slot. */
export function areSamePrograms(
	some: readonly PreconditioningProgram[],
	others: readonly PreconditioningProgram[],
): boolean {
	const written = (programs: readonly PreconditioningProgram[]): string =>
		JSON.stringify(
			[...programs]
				.sort((one, other) => one.slot - other.slot)
				.map(({ slot, hour, minute, days, enabled }) => [slot, hour, minute, days, enabled]),
		);
	return written(some) === written(others);
}
