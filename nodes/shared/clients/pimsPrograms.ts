import {
	isSlot,
	isTimeOfDay,
	type PreconditioningProgram,
} from '../values/preconditioningPrograms';
import { parseWeekDays } from '../values/weekDays';
import { isJsonObject, objectIn, textIn, type JsonObject } from './json';

/**
 * A car's preconditioning programs as its data hold them; undefined where they do not, or where one of them cannot be
 * read: whoever wrote the rest back would delete it. The pages write `precondScheduling` for a list and
 * `PrecondScheduling` for an object, `occurrence` and `occurence`, days in any case, and `Daily` for all of them.
 * @param status the car's `resources.status`
 */
export function readPrograms(status: JsonObject): PreconditioningProgram[] | undefined {
	const information = objectIn(status, 'precondInformation');
	const scheduling = information['precondScheduling'] ?? information['PrecondScheduling'];
	const entries = entriesIn(scheduling);
	const programs = entries?.flatMap((entry) => readProgram(entry) ?? []);
	const slots = new Set(programs?.map(({ slot }) => slot));
	return programs?.length === entries?.length && slots.size === programs?.length
		? programs
		: undefined;
}

/** One program alone is an object that has a slot; several may be the values of an object. */
function entriesIn(scheduling: unknown): readonly unknown[] | undefined {
	if (Array.isArray(scheduling)) return Array.from<unknown>(scheduling);
	if (!isJsonObject(scheduling)) return undefined;
	return 'slot' in scheduling ? [scheduling] : Object.values(scheduling);
}

function readProgram(entry: unknown): PreconditioningProgram | undefined {
	if (!isJsonObject(entry)) return undefined;
	const slot = numberIn(entry, 'slot');
	const time = { hour: numberIn(entry, 'hour'), minute: numberIn(entry, 'minute') };
	const days = parseWeekDays(entry['occurrence'] ?? entry['occurence']);
	// Quoted in older versions.
	const enabled = String(entry['isEnabled']).toLowerCase();
	return isSlot(slot) && isTimeOfDay(time) && days.ok && /^(true|false)$/.test(enabled)
		? { slot, ...time, days: days.value, enabled: enabled === 'true' }
		: undefined;
}

const numberIn = (parent: JsonObject, key: string): number => Number(textIn(parent, key) ?? NaN);
