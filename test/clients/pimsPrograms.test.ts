import * as fc from 'fast-check';
import type { JsonObject } from '../../nodes/shared/clients/json';
import { readPrograms } from '../../nodes/shared/clients/pimsPrograms';
import { isPreconditioning, programsOf } from '../../nodes/shared/clients/pimsVehicle';

const given = { slot: 1, hour: 7, minute: 30, isEnabled: true, occurrence: ['Mon', 'Fri'] };
const read = { slot: 1, hour: 7, minute: 30, enabled: true, days: ['mon', 'fri'] };
const other = { ...given, slot: 2, isEnabled: false, occurrence: [] };
const otherRead = { ...read, slot: 2, enabled: false, days: [] };
/** What cars report of a slot that was never set. */
const unset = (slot: number) => ({ slot, hour: 34, minute: 7, isEnabled: false, occurrence: [] });
const withScheduling = (precondScheduling: unknown): JsonObject => ({
	precondInformation: { precondScheduling },
});

it.each<[string, unknown, unknown]>([
	['a list', [given, other], [read, otherRead]],
	['none', [], []],
	['one alone', given, [read]],
	['an object of several', { program1: given, program2: other }, [read, otherRead]],
	['numbers and flags as text', [{ ...given, slot: '1', hour: '7', isEnabled: 'TRUE' }], [read]],
	['the day of the tutorial', [{ ...given, occurrence: ['wen'] }], [{ ...read, days: ['wed'] }]],
	['all days in a word', [{ ...given, occurrence: 'Mon,Fri' }], [read]],
	['no days', [{ ...other, occurrence: null }], [otherRead]],
	['a fourth slot', [{ ...given, slot: 4 }], [{ ...read, slot: 4 }]],
	['a car of which no slot was ever set', [1, 2, 3].map(unset), []],
	['the set ones beside those that never were', [given, unset(2), unset(3)], [read]],
	[
		'an unset one as text, without days',
		[{ ...unset(1), hour: '34', isEnabled: 'False', occurrence: null }],
		[],
	],
	['an unset one of four', { program1: given, program2: unset(2), program4: unset(4) }, [read]],
	['all bits of hour and minute', [{ ...unset(1), hour: 31, minute: 63 }], []],
	['an unset one without a time', [{ ...unset(1), hour: null, minute: null }], []],
])('%s is read', (_, scheduling, expected) => {
	expect(readPrograms(withScheduling(scheduling))).toEqual(expected);
});

it('both spellings of the field and of the days are read', () => {
	const { occurrence, ...rest } = given;
	const precondInformation = { PrecondScheduling: [{ ...rest, occurence: occurrence }] };
	expect(readPrograms({ precondInformation })).toEqual([read]);
});

it.each<[string, unknown]>([
	['nothing', undefined],
	['null', null],
	['text', '[]'],
	['a program that is none', [given, 1]],
	['no slot', [{ ...given, slot: undefined }]],
	['a slot that no car has', [{ ...given, slot: 5 }]],
	['one slot twice', [given, given]],
	['an hour that is none', [{ ...given, hour: 24 }]],
	['a minute that is none', [{ ...given, minute: null }]],
	['an hour that is none, and enabled', [{ ...unset(1), isEnabled: true }]],
	['an hour that is none, on days', [{ ...unset(1), occurrence: ['Mon'] }]],
	['an hour that is none, and nobody knows whether enabled', [{ ...unset(1), isEnabled: null }]],
	['a slot both set and unset', [given, unset(1)]],
	['a day that is none', [{ ...given, occurrence: ['Someday'] }]],
	['nobody knows whether enabled', [{ ...given, isEnabled: null }]],
])('%s: not readable, so that nothing is written back in its place', (_, scheduling) => {
	expect(readPrograms(withScheduling(scheduling))).toBeUndefined();
});

it('no JSON makes the reading throw', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(() => readPrograms(withScheduling(value))).not.toThrow();
		}),
	);
});

it.each([
	['Enabled', true],
	['enabled', true],
	['Finished', false],
	[undefined, false],
])('a car with the status %j is preconditioning: %s', (status, expected) => {
	const vehicle = { resources: { status: { precondInformation: { status } } } };
	expect(isPreconditioning(vehicle)).toBe(expected);
});

it('the programs are those of the car', () => {
	expect(programsOf({ ressources: { status: withScheduling([given]) } })).toEqual([read]);
	expect(programsOf({})).toBeUndefined();
});
