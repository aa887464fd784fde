import * as fc from 'fast-check';
import { parseVinList } from '../../nodes/shared/values/vinList';

const one = 'VF000000000000001';
const two = 'VF000000000000002';

it.each([
	[one, [one]],
	[`${one},${two}`, [one, two]],
	[`${one};${two}|${one}`, [one, two, one]],
	[`${one}\r\n${two}\n\n`, [one, two]],
	[`, ${one} ,`, [` ${one} `]],
	[`["${one}", "${two}"]`, [one, two]],
	[
		[one, 7, null],
		[one, 7, null],
	],
	['[]', []],
	[[], []],
	[',', []],
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
	[null, 'vinMissing'],
	[undefined, 'vinMissing'],
	[17, 'vinNotValid'],
	[{ vin: one }, 'vinNotValid'],
	['[VF0', 'vinNotValid'],
	['[{"vin":1}', 'vinNotValid'],
])('%j is refused as %s', (raw, reason) => {
	expect(parseVinList(raw)).toEqual({ ok: false, reason });
});

it('gives back any list, whatever separator joined it', () => {
	const vin = fc.stringMatching(/^[A-Z0-9]{17}$/);
	const separators = fc.constantFrom(',', ';', '|', '\n', '\r\n', ',\n');
	fc.assert(
		fc.property(fc.array(vin, { minLength: 1 }), separators, (vins, separator) => {
			expect(parseVinList(vins.join(separator))).toEqual({ ok: true, value: vins });
			expect(parseVinList(JSON.stringify(vins))).toEqual({ ok: true, value: vins });
		}),
	);
});
