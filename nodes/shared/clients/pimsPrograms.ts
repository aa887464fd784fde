import {
	isSlot,
	isTimeOfDay,
	type PreconditioningProgram,
} from '../values/preconditioningPrograms';
import { parseWeekDays } from '../values/weekDays';
import { isJsonObject, objectIn, textIn, type JsonObject } from './json';

/**
 * A car's preconditioning programs that are set, as its data hold them; undefined where they do not, or where one of them
 * cannot be read: whoever wrote the rest back would delete it. The pages write `precondScheduling` for a list and
 * `PrecondScheduling` for an object, `occurrence` and `occurence`, days in any case, and `Daily` for all of them.
 * @param status the car's `resources.status`
 */
export function readPrograms(status: JsonObject): PreconditioningProgram[] | undefined {
	const information = objectIn(status, 'precondInformation');
	const scheduling = information['precondScheduling'] ?? information['PrecondScheduling'];
	const entries = entriesIn(scheduling);
	const places = entries?.flatMap((entry) => readPlace(entry) ?? []);
	const slots = new Set(places?.map(({ slot }) => slot));
	return places?.length === entries?.length && slots.size === places?.length
		? places?.flatMap(({ program }) => program ?? [])
		: undefined;
}

/** A slot of the car; without a program where it was never set. */
interface Place {
	readonly slot: number;
	readonly program?: PreconditioningProgram;
}

/** One program alone is an object that has a slot; several may be the values of an object. */
function entriesIn(scheduling: unknown): readonly unknown[] | undefined {
	if (Array.isArray(scheduling)) return Array.from<unknown>(scheduling);
	if (!isJsonObject(scheduling)) return undefined;
	return 'slot' in scheduling ? [scheduling] : Object.values(scheduling);
}

/**
 * A slot that was never set has no time that a clock shows (hour 34, minute 7), no days, and is off: psa_car_controller
 * knows it from the messages of the same cars. With days, or switched on, it is a program that we cannot read.
 */
function readPlace(entry: unknown): Place | undefined {
	if (!isJsonObject(entry)) return undefined;
	const slot = numberIn(entry, 'slot');
	const time = { hour: numberIn(entry, 'hour'), minute: numberIn(entry, 'minute') };
	const days = parseWeekDays(entry['occurrence'] ?? entry['occurence']);
	// Quoted in older versions.
	const enabled = String(entry['isEnabled']).toLowerCase();
	if (!days.ok || !/^(true|false)$/.test(enabled)) return undefined;
	if (isSlot(slot) && isTimeOfDay(time)) {
		return { slot, program: { slot, ...time, days: days.value, enabled: enabled === 'true' } };
	}
	const isUnset = !isTimeOfDay(time) && days.value.length === 0 && enabled === 'false';
	return isUnset && Number.isInteger(slot) ? { slot } : undefined;
}

const numberIn = (parent: JsonObject, key: string): number => Number(textIn(parent, key) ?? NaN);
