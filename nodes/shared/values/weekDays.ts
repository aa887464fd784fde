import { namesIn } from './choice';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/** In the order of the week, as the SDK writes them. */
export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof weekDays)[number];

/** Full names, and `wen`, which a tutorial of the vendor has for `wed`; all other names stand for themselves. */
const spellings: Readonly<Record<string, readonly WeekDay[]>> = {
	monday: ['mon'],
	tuesday: ['tue'],
	wednesday: ['wed'],
	wen: ['wed'],
	thursday: ['thu'],
	friday: ['fri'],
	saturday: ['sat'],
	sunday: ['sun'],
	daily: weekDays,
	...Object.fromEntries(weekDays.map((day) => [day, [day]])),
};

function daysOf(name: unknown): readonly WeekDay[] {
	const key = typeof name === 'string' ? name.trim().toLowerCase() : '';
	return Object.hasOwn(spellings, key) ? (spellings[key] ?? []) : [];
}

/**
 * Reads days, `['mon', 'Friday']`, `'mon, fri'` or `'Daily'`, in any case and order; nothing given is no day. Each
 * comes once, in the order of the week. Fails with `programDaysNotValid`.
 */
export function parseWeekDays(raw: unknown): Parsed<readonly WeekDay[]> {
	if (isMissing(raw)) return valid([]);
	const named = namesIn(raw)?.map(daysOf);
	if (named === undefined || named.some(({ length }) => length === 0)) {
		return invalid('programDaysNotValid', { choices: weekDays });
	}
	const days = new Set(named.flat());
	return valid(weekDays.filter((day) => days.has(day)));
}
