import * as fc from 'fast-check';
import {
	areSamePrograms,
	changedPrograms,
	parseProgramChanges,
	shownProgram,
	type PreconditioningProgram,
	type ProgramChanges,
} from '../../nodes/shared/values/preconditioningPrograms';
import { weekDays } from '../../nodes/shared/values/weekDays';
import { changeCases } from './programCases';
import { outcome } from './reading';

it.each(changeCases)('%j is read as %j', (raw, expected) => {
	expect(outcome(parseProgramChanges(raw))).toEqual(expected);
});

function changes(raw: unknown): ProgramChanges {
	const parsed = parseProgramChanges(raw);
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.value;
}

const program = fc.record<PreconditioningProgram>({
	slot: fc.integer({ min: 1, max: 4 }),
	hour: fc.integer({ min: 0, max: 23 }),
	minute: fc.integer({ min: 0, max: 59 }),
	days: fc.subarray([...weekDays], { minLength: 1 }),
	enabled: fc.boolean(),
});
const programs = fc.uniqueArray(program, { selector: ({ slot }) => slot, maxLength: 4 });
const someChanges = fc.uniqueArray(
	fc.record(
		{
			slot: fc.integer({ min: 1, max: 4 }),
			time: fc.constantFrom('07:30', '6:05 pm', 'PT22H'),
			days: fc.subarray([...weekDays]),
			enabled: fc.boolean(),
		},
		{ requiredKeys: ['slot'] },
	),
	{ selector: ({ slot }) => slot, minLength: 1, maxLength: 4 },
);

it('a program that is not named is never touched, whatever is changed', () => {
	fc.assert(
		fc.property(programs, someChanges, (present, given) => {
			const after = changedPrograms(present, changes(given));
			const named = new Set(given.map(({ slot }) => slot));
			const others = (all: readonly PreconditioningProgram[]) =>
				all.filter(({ slot }) => !named.has(slot)).sort((one, other) => one.slot - other.slot);
			if (after !== undefined) expect(others(after)).toEqual(others(present));
		}),
	);
});

it('what is missing of a named one stays as it was', () => {
	fc.assert(
		fc.property(programs, someChanges, (present, given) => {
			const after = changedPrograms(present, changes(given));
			for (const before of present) {
				const change = given.find(({ slot }) => slot === before.slot);
				const now = after?.find(({ slot }) => slot === before.slot);
				if (now === undefined) continue;
				if (change?.enabled === undefined) expect(now.enabled).toBe(before.enabled);
				if (!change?.days?.length) expect(now.days).toEqual(before.days);
				if (!change?.time) expect([now.hour, now.minute]).toEqual([before.hour, before.minute]);
			}
		}),
	);
});

it('programs written the way they are shown are read back as they are', () => {
	fc.assert(
		fc.property(
			programs.filter(({ length }) => length > 0),
			(all) => {
				const after = changedPrograms([], changes(all.map(shownProgram)));
				expect(areSamePrograms(after ?? [], all)).toBe(true);
			},
		),
	);
});

it('order does not make programs different, everything else does', () => {
	fc.assert(
		fc.property(programs, program, (all, other) => {
			expect(areSamePrograms(all, [...all].reverse())).toBe(true);
			const changed = all.filter(({ slot }) => slot !== other.slot);
			const before = all.find(({ slot }) => slot === other.slot);
			const same = JSON.stringify(before) === JSON.stringify(other);
			expect(areSamePrograms(all, [...changed, other])).toBe(same);
		}),
	);
});

const monday = { slot: 1, hour: 7, minute: 30, days: ['mon'], enabled: true } as const;

it.each([
	['without a time', { slot: 2, days: 'mon' }],
	['without days', { slot: 2, time: '07:30' }],
])('a new program %s is not complete', (_, given) => {
	expect(changedPrograms([monday], changes(given))).toBeUndefined();
});

it('a new program is enabled, and stands where its slot is', () => {
	const given = [
		{ slot: 3, time: '7:05', days: 'fri' },
		{ slot: 2, hour: 9, days: 'Daily' },
	];
	expect(changedPrograms([monday], changes(given))).toEqual([
		monday,
		{ slot: 2, hour: 9, minute: 0, days: weekDays, enabled: true },
		{ slot: 3, hour: 7, minute: 5, days: ['fri'], enabled: true },
	]);
});
