import fc from 'fast-check';
import { parseListedVin, parseVin } from '../../nodes/shared/values/vin';
import { vinPattern } from '../../nodes/shared/values/vinPattern';
import { outcome, valueOf } from './reading';

const vin = 'VF3CCHNZTMW012345';

describe('VIN', () => {
	it.each([
		[vin, vin],
		[' vf3cchnztmw012345 ', vin],
		['VF3 CCHNZT-MW 012345', vin],
		['VF3\u00a0CCHNZT\u2011MW012345', vin],
		['ＶＦ３ＣＣＨＮＺＴＭＷ０１２３４５', vin],
		['VF3CCHNZTMW٠١٢٣٤٥', vin],
		['VF3CCHNZTMW०१२३४५', vin],
		['12345678901234567', '12345678901234567'],
		[`"${vin}"`, vin],
		[`'${vin}`, vin],
		[`« ${vin} »`, vin],
		[`[${vin}]`, vin],
		[`(${vin})`, vin],
		[`["${vin}"]`, vin],
		// Code 39 begins and ends with an asterisk, and a VIN in it with an I of its own.
		[`*${vin}*`, vin],
		[`I${vin}`, vin],
		[`*I${vin}*`, vin],
		[`i${vin.toLowerCase()}`, vin],
		[`VIN: ${vin}`, vin],
		[`VIN ${vin}`, vin],
		[`vin=${vin};`, vin],
		[`${vin}.`, vin],
		['VR3SANDBOXBEVOOO1', 'vinHasIoq'],
		['VF3CCHNZTMWI12345', 'vinHasIoq'],
		['vf3cchnztmw01234q', 'vinHasIoq'],
		['IOQ45678901234567', 'vinHasIoq'],
		[`I${vin.slice(0, -1)}O`, 'vinNotValid'],
		[`J${vin}`, 'vinNotValid'],
		['VINVF3CCHNZTMW01234', 'vinNotValid'],
		['VF77777777777777', 'vinNotValid'],
		['VF3CCHNZTMW0123456', 'vinNotValid'],
		['VF3CCHNZTMW01234_', 'vinNotValid'],
		// The mark of a footnote is no digit of a VIN that lacks one.
		['VF3CCHNZTMW01234²', 'vinNotValid'],
		['VF3CCHNZTMW01234①', 'vinNotValid'],
		[`${vin}¹`, 'vinNotValid'],
		['VF3CCHNZT*W012345', 'vinNotValid'],
		// Cyrillic В and С, Greek Ζ and Τ.
		['ВF3CCHNZTMW012345', 'vinForeignLetter'],
		['VF3СCHNZTMW012345', 'vinForeignLetter'],
		['vf3cсhnztmw012345', 'vinForeignLetter'],
		['VF3CCHNΖΤMW012345', 'vinForeignLetter'],
		['VF3CCHNZTMW01234É', 'vinForeignLetter'],
		['ВF3CCHNZTMW01234', 'vinNotValid'],
		['VF3CCHNZTMW01234ß', 'vinNotValid'],
		[`${vin},VF3CCHNZTMW012346`, 'vinNotValid'],
		[12345678901234567n, 'vinNotValid'],
		[[vin], 'vinNotValid'],
		[{ vin }, 'vinInObject'],
		[{ VIN: vin }, 'vinInObject'],
		['[object Object]', 'vinInObject'],
		[{ number: vin }, 'vinNotValid'],
		['"', 'vinNotValid'],
		['', 'vinMissing'],
		['  ', 'vinMissing'],
		[null, 'vinMissing'],
		[undefined, 'vinMissing'],
	])('reads %p as %s', (raw, expected) => {
		expect(outcome(parseVin(raw))).toBe(expected);
	});

	it.each([
		['VR3SANDBOXBEVOOO1', 'VR3SANDBOXBEVOOO1'],
		['vin: vr3sandboxbevooo1', 'VR3SANDBOXBEVOOO1'],
		['IOQ45678901234567', 'IOQ45678901234567'],
		['VIN45678901234567', 'VIN45678901234567'],
		[vin, vin],
		[`I${vin}`, vin],
		['VR3SANDBOXBEVOOO', 'vinNotValid'],
		['ВF3CCHNZTMW012345', 'vinForeignLetter'],
		[{ vin }, 'vinInObject'],
		['', 'vinMissing'],
	])('as a list may hold it, %p is %s', (raw, expected) => {
		expect(outcome(parseListedVin(raw))).toBe(expected);
	});
});

const vins = fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/);
const spelled = fc.constantFrom<(text: string) => string>(
	(text) => text,
	(text) => text.toLowerCase(),
	(text) => ` ${text}\t`,
	(text) => `"${text}"`,
	(text) => `'${text}`,
	(text) => `“${text}”`,
	(text) => `*${text}*`,
	(text) => `I${text}`,
	(text) => `VIN: ${text}`,
	(text) => `${text.slice(0, 3)} ${text.slice(3, 9)}-${text.slice(9)}`,
	(text) => text.normalize('NFKC').replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))),
);
const settings = { seed: 20261024, numRuns: 500 };

it('a VIN is the same however it is spelled, also to the editor', () => {
	const pattern = new RegExp(`^${vinPattern}$`);
	fc.assert(
		fc.property(vins, spelled, (text, spell) => {
			expect(valueOf(parseVin(spell(text)))).toBe(text);
			expect(pattern.test(spell(text))).toBe(true);
		}),
		settings,
	);
});

it('what is no VIN is never made one: its letters and digits are those that were given', () => {
	const given = fc.stringMatching(/^[ A-Za-z0-9"*'.,;:\-[\]()]{15,25}$/);
	fc.assert(
		fc.property(fc.oneof(given, fc.string()), (text) => {
			const parsed = parseVin(text);
			if (!parsed.ok) return;
			const left = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
			expect([
				parsed.value,
				`I${parsed.value}`,
				`VIN${parsed.value}`,
				`VINI${parsed.value}`,
			]).toContain(left);
		}),
		settings,
	);
});

it.each([
	[vin, true],
	['VR3SANDBOXBEVOOO1', true],
	['[object Object]', false],
	['VF3CCHNZTMW01234', false],
	['VF3CCHNZTMW0123456', false],
	['my car', false],
	['', false],
])('the editor takes %j: %j', (text, takes) => {
	expect(new RegExp(`^${vinPattern}$`).test(text)).toBe(takes);
});
