import fc from 'fast-check';
import { locatorValue } from '../../nodes/shared/values/locatorValue';
import { parseVin } from '../../nodes/shared/values/vin';
import { vinPattern } from '../../nodes/shared/values/vinPattern';

describe('the value of a field with a list', () => {
	/** What an expression may give, apart from what n8n keeps of such a field. */
	const given = fc
		.anything()
		.filter((value) => !(typeof value === 'object' && value !== null && 'mode' in value));

	it('is the same, however it was given', () => {
		fc.assert(
			fc.property(given, fc.constantFrom('list', 'id'), (value, mode) => {
				expect(locatorValue(value)).toBe(value);
				expect(locatorValue({ __rl: true, mode, value })).toBe(value);
				expect(locatorValue({ mode, value, cachedResultName: 'shown' })).toBe(value);
			}),
		);
	});

	it.each([
		['a mode without a value', { mode: 'list' }],
		['a value without a mode', { value: 'VR3UHZKXZLT123456' }],
		['a list', ['VR3UHZKXZLT123456']],
		['nothing', null],
	])('%s is left as it is', (_, raw) => {
		expect(locatorValue(raw)).toBe(raw);
	});
});

describe("n8n's check of a typed VIN", () => {
	/** As n8n puts it together. */
	const passes = (text: string): boolean => new RegExp(`^${vinPattern}$`).test(text);

	const character = fc.constantFrom(
		...'ABCXYZabcxyz0189',
		' ',
		'-',
		'\t',
		'\n',
		'!',
		'.',
		'_',
		'/',
	);
	const ascii = fc.oneof(
		fc.string({ unit: character, maxLength: 40 }),
		fc.string({ unit: fc.constantFrom(...'AZaz09', ' ', '-'), minLength: 14, maxLength: 22 }),
		fc.string({ unit: fc.constantFrom(...'AZaz09'), minLength: 16, maxLength: 18 }),
	);

	it('agrees with the check at run time', () => {
		fc.assert(
			fc.property(ascii, (text) => {
				expect(passes(text)).toBe(parseVin(text).ok);
			}),
			{ numRuns: 2000 },
		);
	});

	it('refuses nothing that the check at run time takes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
				if (parseVin(text).ok) expect(passes(text)).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		['VR3UHZKXZLT123456', true],
		['vr3uhzkxzlt123456', true],
		[' VR3 UHZ-KXZ LT123456 ', true],
		['VR3UHZKXZLT12345', false],
		['VR3UHZKXZLT1234567', false],
		['VR3UHZKXZLT12345!', false],
		['VR3UHZKXZLT123456,VR3UHZKXZLT123457', false],
		['', false],
		// Left to the run time, which takes the first two.
		['\u200bVR3UHZKXZLT123456', true],
		['ＶＲ３ＵＨＺＫＸＺＬＴ１２３４５６', true],
		['Ü', true],
	])('%j: %s', (text, expected) => {
		expect(passes(text)).toBe(expected);
	});

	it('takes no time for long text', () => {
		expect(passes(' '.repeat(5000))).toBe(false);
		expect(passes(`${'A '.repeat(5000)}!`)).toBe(false);
	});
});
