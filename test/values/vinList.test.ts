import * as fc from 'fast-check';
import { parseVin } from '../../nodes/shared/values/vin';
import { parseVinList } from '../../nodes/shared/values/vinList';
import { outcome } from './reading';

const one = 'VF000000000000001';
const two = 'VF000000000000002';

it.each([
	[one, [one]],
	[`${one},${two}`, [one, two]],
	[`${one};${two}|${one}`, [one, two, one]],
	[`${one}\r\n${two}\n\n`, [one, two]],
	[`, ${one} ,`, [` ${one} `]],
	[`["${one}", "${two}"]`, [one, two]],
	[`${one}\t${two}\t${one}`, [one, two, one]],
	[`${one}\t${two}\r\n${one}\t\r\n`, [one, two, one]],
	[`${one} ${two}  ${one}`, [one, two, one]],
	[`${one} ${two}, ${one}`, [one, two, ` ${one}`]],
	[`${one} / ${two}`, [`${one} `, ` ${two}`]],
	[`${one}，${two}；${one}`, [one, two, one]],
	[`"${one}" "${two}"`, [`"${one}"`, `"${two}"`]],
	[`['${one}', '${two}']`, [`['${one}'`, ` '${two}']`]],
	// No VIN is made of two halves, nor is a row parted where it is not all VINs.
	[`${one} Peugeot`, [`${one} Peugeot`]],
	[
		[one, 7, null],
		[one, 7, null],
	],
	['[]', []],
	[[], []],
])('%j holds %j', (raw, value) => {
	expect(parseVinList(raw)).toEqual({ ok: true, value });
});

it('does not part a VIN that is written with spaces', () => {
	expect(parseVinList('VF0 0000 0000 0000 01')).toEqual({
		ok: true,
		value: ['VF0 0000 0000 0000 01'],
	});
});

it.each([
	['', 'vinMissing'],
	['  ', 'vinMissing'],
	// What empty values that were joined give: their VINs are missing, as those of [null, null] are.
	[',', 'vinMissing'],
	[' ; ,\n', 'vinMissing'],
	['\u200b|\u200b', 'vinMissing'],
	[null, 'vinMissing'],
	[undefined, 'vinMissing'],
	[17, 'vinNotValid'],
	[{ name: one }, 'vinNotValid'],
	[{ vin: one }, 'vinInObject'],
	[[{ vin: one }, { vin: two }], 'vinInObject'],
	[[{ Vin: one, brand: 'Peugeot' }], 'vinInObject'],
	[`{"vin":"${one}"}`, 'vinInObject'],
	[`[{"vin":"${one}"},{"vin":"${two}"}]`, 'vinInObject'],
	['[object Object],[object Object]', 'vinInObject'],
	['{"name":1}', 'vinNotValid'],
])('%j is refused as %s', (raw, reason) => {
	expect(parseVinList(raw)).toEqual({ ok: false, reason });
});

it('a list that is only partly of objects keeps its VINs', () => {
	expect(parseVinList([one, { vin: two }])).toEqual({ ok: true, value: [one, { vin: two }] });
});

it.each(['[VF0', '[{"vin":1}'])('%j has no VIN', (raw) => {
	const list = parseVinList(raw);
	expect(list.ok ? list.value.filter((part) => parseVin(part).ok) : []).toEqual([]);
});

const separators = [',', ';', '|', '\n', '\r\n', ',\n', '\t', ' ', '  ', ', ', ' / ', '\u2028'];
const around = [(vin: string) => vin, (vin: string) => `"${vin}"`, (vin: string) => `'${vin}'`];
const settings = { seed: 20261024, numRuns: 500 };

it('gives back any list, whatever separator joined it and whatever stands around its VINs', () => {
	const vins = fc.array(fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/), { minLength: 1 });
	fc.assert(
		fc.property(
			vins,
			fc.constantFrom(...separators),
			fc.constantFrom(...around),
			(given, separator, quote) => {
				for (const raw of [given.map(quote).join(separator), JSON.stringify(given), given]) {
					const list = parseVinList(raw);
					expect(list.ok ? list.value.map((part) => outcome(parseVin(part))) : list).toEqual(given);
				}
			},
		),
		settings,
	);
});

it('never gives a VIN that was not there', () => {
	const piece = fc.oneof(
		fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/),
		fc.stringMatching(/^[A-Z0-9]{1,18}$/),
		fc.constantFrom('VIN:', 'Peugeot', '-', 'I'),
	);
	const pieces = fc.array(fc.tuple(piece, fc.constantFrom(...separators)), { maxLength: 6 });
	fc.assert(
		fc.property(pieces, (given) => {
			const list = parseVinList(given.flat().join(''));
			const found = (list.ok ? list.value : []).map(parseVin);
			const text = given
				.flat()
				.join('')
				.replace(/[^A-Z0-9]/g, '');
			for (const vin of found) if (vin.ok) expect(text).toContain(vin.value);
		}),
		settings,
	);
});
