import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { countries, parseCountry } from '../../nodes/shared/values/country';
import { maskPhone, parsePhone, toDqePhone, toPimsPhone } from '../../nodes/shared/values/phone';
import { anything, valueOf } from './reading';

const countryOf = (iso3: string | undefined) =>
	iso3 === undefined ? undefined : valueOf(parseCountry(iso3));

const digitsOf = (raw: unknown, iso3?: string): string => {
	const parsed = parsePhone(raw, countryOf(iso3));
	return parsed.ok ? parsed.value.e164Digits : parsed.reason;
};

describe('phone', () => {
	it.each([
		['+33 6 12 34 56 78'],
		['0033 6 12 34 56 78'],
		['06 12 34 56 78'],
		['612345678'],
		['33612345678'],
		['06.12.34.56.78'],
		['06-12-34-56-78'],
		['06/12/34/56/78'],
		['(06) 12 34 56 78'],
		['+33 (0)6 12 34 56 78'],
		['0033(0)612345678'],
		['06\u00a012\u202f34\u200756\t78'],
		['06\u201112\u201334\u221256\u00b778'],
		['\u202a+33 6 12 34 56 78\u202c'],
		['０６１２３４５６７８'],
		['＋３３　６１２３４５６７８'],
		['٠٦١٢٣٤٥٦٧٨'],
		['+۳۳۶۱۲۳۴۵۶۷۸'],
		['tel:+33-6-12-34-56-78'],
		[33612345678],
		[612345678],
		[33612345678n],
	])('reads %p in France', (raw) => {
		expect(digitsOf(raw, 'FRA')).toBe('33612345678');
	});

	it.each([
		['+33612345678', '33612345678'],
		['0033612345678', '33612345678'],
		['33612345678', '33612345678'],
		[33612345678, '33612345678'],
		['+1 202 555 0123', '12025550123'],
		['612345678', 'phoneCountryMissing'],
		['0612345678', 'phoneCountryMissing'],
		[612345678, 'phoneCountryMissing'],
		['+999 123456789', 'phoneNotValid'],
		['+', 'phoneNotANumber'],
		['+800 1234 5678', 'phoneNotValid'],
		['+0033612345678', 'phoneNotValid'],
		['00', 'phoneNotValid'],
	])('reads %p without a country as %s', (raw, expected) => {
		expect(digitsOf(raw)).toBe(expected);
	});

	it.each([
		['011 33 6 12 34 56 78', 'USA', '33612345678'],
		['011 1 202 555 0123', 'USA', '12025550123'],
		['(202) 555-0123', 'USA', '12025550123'],
		['1 202 555 0123', 'USA', '12025550123'],
		['8 912 345-67-89', 'RUS', '79123456789'],
		['89123456789', 'RUS', '79123456789'],
		['06 30 123 4567', 'HUN', '36301234567'],
		['312 345 6789', 'ITA', '393123456789'],
		['06 1234 5678', 'ITA', '390612345678'],
		['+39 06 1234 5678', 'ITA', '390612345678'],
		['+39 3123456789', 'VAT', '393123456789'],
		['011 15-2345-6789', 'ARG', '5491123456789'],
		['256123', 'GGY', '441481256123'],
		['07781 123456', 'GGY', '447781123456'],
		['0692 12 34 56', 'REU', '262692123456'],
		['0639 01 23 45', 'MYT', '262639012345'],
		['0690 00 12 34', 'GLP', '590690001234'],
		['0690 00 12 34', 'MAF', '590690001234'],
		['4915123456789', 'DEU', '4915123456789'],
		['0066 67 100 0000', 'THA', '66671000000'],
		['0065 8123 4567', 'SGP', '6581234567'],
		['001 65 8123 4567', 'SGP', '6581234567'],
		['(55) 99999-9999', 'BRA', '5555999999999'],
		['5555999999999', 'BRA', '5555999999999'],
		['+1 555 012 3456', 'USA', '15550123456'],
		['+44 7911 123456', 'FRA', '447911123456'],
		['4915123456789', 'FRA', 'phoneCountryMismatch'],
		['+1 416 555 0123', 'USA', '14165550123'],
		['+7 701 234 5678', 'RUS', '77012345678'],
		['+44 7781 123456', 'GBR', '447781123456'],
		['+33612345678', 'ATA', '33612345678'],
		['06 12 34 56 7', 'FRA', 'phoneTooShort'],
		['+33 6 12 34', 'FRA', 'phoneTooShort'],
		['06 12 34 56 78 9', 'FRA', 'phoneTooLong'],
		['00 00 00 00 00', 'FRA', 'phoneNotValid'],
		['+46 1', 'SWE', 'phoneTooShort'],
		['12345678', 'NZL', 'phoneNotValid'],
		['1'.repeat(61), 'FRA', 'phoneTooLong'],
		['06 12 34 56 78 and more', 'FRA', 'phoneWithLetters'],
		['06 12 34 56 78, 06 12 34 56 79', 'FRA', 'phoneMoreThanOne'],
		['06+12345678', 'FRA', 'phoneNotANumber'],
		['六', 'FRA', 'phoneNotANumber'],
		['-- --', 'FRA', 'phoneNotANumber'],
		[{ phone: '0612345678' }, 'FRA', 'phoneNotANumber'],
		[['0612345678'], 'FRA', 'phoneNotANumber'],
		[true, 'FRA', 'phoneNotANumber'],
		[3.14, 'FRA', 'phoneFromSpreadsheet'],
		[-33612345678, 'FRA', 'phoneNotANumber'],
		[1e21, 'FRA', 'phoneFromSpreadsheet'],
		['', 'FRA', 'phoneMissing'],
		[' \u00a0', 'FRA', 'phoneMissing'],
		[null, 'FRA', 'phoneMissing'],
		[undefined, 'FRA', 'phoneMissing'],
	])('reads %p in %s as %s', (raw, iso3, expected) => {
		expect(digitsOf(raw, iso3)).toBe(expected);
	});

	it.each([
		[612345678, 'ITA', 'was 0612345678, a number of Rome'],
		[3331234567, 'ITA', 'may have been 03331234567'],
	])('refuses the number %p in %s, because it %s', (raw, iso3) => {
		expect(digitsOf(raw, iso3)).toBe('phoneDigitsLost');
	});

	it.each([
		['+33612345678', '0612345678'],
		['+390612345678', '0612345678'],
		['+393123456789', '3123456789'],
		['+34612345678', '612345678'],
		['+12025550123', '2025550123'],
		['+15550123456', '5550123456'],
		['+79123456789', '89123456789'],
		['+36201234567', '06201234567'],
		['+447911123456', '07911123456'],
		['+262639012345', '0639012345'],
		['+4915123456789', '015123456789'],
		['+5511961234567', '11961234567'],
		['+5491123456789', '0111523456789'],
	])('writes %s for PIMS as %s', (raw, expected) => {
		const phone = valueOf(parsePhone(raw));
		expect(toPimsPhone(phone)).toBe(expected);
		expect(toDqePhone(phone)).toBe(raw.slice(1));
	});

	it('tells the country, but not where the calling code is shared and the number unassigned', () => {
		expect(valueOf(parsePhone('+14165550123'))).toEqual({
			callingCode: '1',
			national: '4165550123',
			e164Digits: '14165550123',
			iso2: 'CA',
		});
		expect(valueOf(parsePhone('+15550123456'))).toEqual({
			callingCode: '1',
			national: '5550123456',
			e164Digits: '15550123456',
		});
	});

	it('never throws and gives frozen numbers only', () => {
		fc.assert(
			fc.property(anything, fc.option(fc.constantFrom(...countries)), (raw, country) => {
				const parsed = parsePhone(raw, country ?? undefined);
				expect(parsed.ok ? Object.isFrozen(parsed.value) : parsed.reason).toBeTruthy();
			}),
		);
	});

	it('shows two digits of a number at most when masked', () => {
		expect(maskPhone(valueOf(parsePhone('+33612345678')))).toBe('********78');
		expect(maskPhone(valueOf(parsePhone('+29021234')))).toBe('********34');
	});
});

describe('table of numbering plans', () => {
	it('is the one that the installed libphonenumber-js gives', () => {
		const root = join(__dirname, '../..');
		expect(() =>
			execFileSync(
				process.execPath,
				['--import', 'tsx', join(root, 'scripts/phoneCountries.ts'), '--check'],
				{ cwd: root, stdio: 'pipe' },
			),
		).not.toThrow();
	});
});
