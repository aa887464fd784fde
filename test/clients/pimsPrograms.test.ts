import * as fc from 'fast-check';
import type { JsonObject } from '../../nodes/shared/clients/json';
import { readPrograms } from '../../nodes/shared/clients/pimsPrograms';
import { isPreconditioning, programsOf } from '../../nodes/shared/clients/pimsVehicle';

const given = { slot: 1, hour: 7, minute: 30, isEnabled: true, occurrence: ['Mon', 'Fri'] };
const read = { slot: 1, hour: 7, minute: 30, enabled: true, days: ['mon', 'fri'] };
const other = { ...given, slot: 2, isEnabled: false, occurrence: [] };
const otherRead = { ...read, slot: 2, enabled: false, days: [] };
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
