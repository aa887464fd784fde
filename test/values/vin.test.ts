import fc from 'fast-check';
import { parseVin, vinHints } from '../../nodes/shared/values/vin';
import { outcome, valueOf } from './reading';

describe('VIN', () => {
	it.each([
		['VF3CCHNZTMW012345', 'VF3CCHNZTMW012345'],
		[' vf3cchnztmw012345 ', 'VF3CCHNZTMW012345'],
		['VF3 CCHNZT-MW 012345', 'VF3CCHNZTMW012345'],
		['VF3\u00a0CCHNZT\u2011MW012345', 'VF3CCHNZTMW012345'],
		['ＶＦ３ＣＣＨＮＺＴＭＷ０１２３４５', 'VF3CCHNZTMW012345'],
		['IOQ45678901234567', 'IOQ45678901234567'],
		['12345678901234567', '12345678901234567'],
		['VF77777777777777', 'vinNotValid'],
		['VF3CCHNZTMW0123456', 'vinNotValid'],
		['VF3CCHNZTMW01234_', 'vinNotValid'],
		['VF3CCHNZTMW01234É', 'vinNotValid'],
		['VF3CCHNZTMW01234ß', 'vinNotValid'],
		['VF3CCHNZTMW012345,VF3CCHNZTMW012346', 'vinNotValid'],
		[12345678901234567n, 'vinNotValid'],
		[['VF3CCHNZTMW012345'], 'vinNotValid'],
		['', 'vinMissing'],
		['  ', 'vinMissing'],
		[null, 'vinMissing'],
		[undefined, 'vinMissing'],
	])('reads %p as %s', (raw, expected) => {
		expect(outcome(parseVin(raw))).toBe(expected);
	});

	it.each([
		['1M8GDM9AXKP042788', [], 'the example of 49 CFR 565 with check digit X'],
		['11111111111111111', [], 'all ones'],
		['1M8GDM9A1KP042788', ['checkDigit'], 'another check digit'],
		['VF3CCHNZTMW012345', ['checkDigit'], 'a European VIN, which has none'],
		['VF3CCHNZTMW01234O', ['containsIoq'], 'a letter O for a zero'],
		['VF3CCHNZTMWI12345', ['containsIoq'], 'a letter I for a one'],
	])('hints for %s: %p (%s)', (raw, hints) => {
		expect(vinHints(valueOf(parseVin(raw)))).toEqual(hints);
	});

	it('has no hint for exactly one check digit of eleven', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/), (text) => {
				const plausible = [...'0123456789X'].filter(
					(digit) =>
						vinHints(valueOf(parseVin(`${text.slice(0, 8)}${digit}${text.slice(9)}`))).length === 0,
				);
				expect(plausible).toHaveLength(1);
			}),
		);
	});

	it('notices every single mistyped digit', () => {
		fc.assert(
			fc.property(fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (place, digit) => {
				fc.pre(place !== 8 && digit !== 1);
				const typed = [...'11111111111111111'];
				typed[place] = String(digit);
				expect(vinHints(valueOf(parseVin(typed.join(''))))).toEqual(['checkDigit']);
			}),
		);
	});
});
