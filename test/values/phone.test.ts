import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { countries, parseCountry } from '../../nodes/shared/values/country';
import {
	countryOfPhone,
	maskPhone,
	parsePhone,
	parseSentPhone,
	toDqePhone,
	toPimsPhone,
} from '../../nodes/shared/values/phone';
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

	describe('what a spreadsheet made of it', () => {
		it.each([
			['436641234567.0', 'AUT', '436641234567'],
			['06641234567.0', 'AUT', '436641234567'],
			['06641234567,00', 'AUT', '436641234567'],
			['+436641234567.0', undefined, '436641234567'],
			['436641234567.0', undefined, '436641234567'],
			['612345678.0', 'FRA', '33612345678'],
			['33612345678.00', undefined, '33612345678'],
			["'+33612345678", undefined, '33612345678'],
			['\u2019+33612345678', undefined, '33612345678'],
			['"+33612345678"', undefined, '33612345678'],
			['« 06 12 34 56 78 »', 'FRA', '33612345678'],
			['=+33612345678', undefined, '33612345678'],
			['="0612345678"', 'FRA', '33612345678'],
			['06.12.34.56.00', 'FRA', '33612345600'],
			['612345678.0', 'ITA', 'phoneDigitsLost'],
			['612345678.0', undefined, 'phoneCountryMissing'],
			['436641234567.5', 'AUT', 'phoneFromSpreadsheet'],
			['436641234567.01', 'AUT', 'phoneFromSpreadsheet'],
			['0612345678.12', 'FRA', 'phoneFromSpreadsheet'],
			['06641234567.000', 'AUT', 'phoneFromSpreadsheet'],
			['6.12345678E+10', 'FRA', 'phoneFromSpreadsheet'],
			['3,3612E+10', undefined, 'phoneFromSpreadsheet'],
			['+3.3612e10', undefined, 'phoneFromSpreadsheet'],
			['33,612,345,678', 'FRA', 'phoneFromSpreadsheet'],
			['33,612,345,678.00', 'FRA', 'phoneFromSpreadsheet'],
			['33 612 345 678,00', 'FRA', 'phoneFromSpreadsheet'],
			[612345678.5, 'FRA', 'phoneFromSpreadsheet'],
			[4.366412345670001e20, 'AUT', 'phoneFromSpreadsheet'],
			[NaN, 'FRA', 'phoneNotANumber'],
		])('%p (%s) is %s', (raw, iso3, expected) => {
			expect(digitsOf(raw, iso3)).toBe(expected);
		});
	});

	describe('what stands beside a number', () => {
		it.each([
			['06 12 34 56 78 / 07 98 76 54 32', 'phoneMoreThanOne'],
			['0612345678/0798765432', 'phoneMoreThanOne'],
			['06 12 34 56 78\n07 98 76 54 32', 'phoneMoreThanOne'],
			['06 12 34 56 78; 07 98 76 54 32', 'phoneMoreThanOne'],
			['+33612345678 +33798765432', 'phoneMoreThanOne'],
			['06 12 34 56 78 ou 07 98 76 54 32', 'phoneMoreThanOne'],
			['06 12 34 56 78 poste 12', 'phoneMoreThanOne'],
			['06 12 34 56 78 ext. 5', 'phoneMoreThanOne'],
			['06 12 34 56 78x5', 'phoneMoreThanOne'],
			['06 12 34 56 78 #5', 'phoneMoreThanOne'],
			['06 12 34 56 78 p.5', 'phoneMoreThanOne'],
			['tel:+33612345678;ext=5', 'phoneMoreThanOne'],
			['06 12 34 56 78 (Marie)', 'phoneWithLetters'],
			['Marie: 06 12 34 56 78', 'phoneWithLetters'],
			['0800 FLOWERS', 'phoneWithLetters'],
			['O6 12 34 56 78', 'phoneLetterForDigit'],
			['06 l2 34 56 78', 'phoneLetterForDigit'],
			['\u041e6 12 34 56 78', 'phoneLetterForDigit'],
			['06 12 34 56 78²', 'phoneNumberSigns'],
			['06 12 34 56 7⑧', 'phoneNumberSigns'],
			['06 12 34 56 78.', '33612345678'],
			['(+33) 6 12 34 56 78', '33612345678'],
			['+(33) 6 12 34 56 78', '33612345678'],
			['+33 (0)6 12 34 56 78', '33612345678'],
			['0033 (0) 6 12 34 56 78', '33612345678'],
			['+33.6.12.34.56.78', '33612345678'],
			['whatsapp:+33612345678', '33612345678'],
			['TEL: 06 12 34 56 78', '33612345678'],
			['०६ १२ ३४ ५६ ७८', '33612345678'],
			['০৬১২৩৪৫৬৭৮', '33612345678'],
			['๐๖๑๒๓๔๕๖๗๘', '33612345678'],
			['០៦១២៣៤៥៦៧៨', '33612345678'],
			['𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '33612345678'],
			['0 6 1 2 3 4 5 6 7 8', '33612345678'],
		])('%p in France is %s', (raw, expected) => {
			expect(digitsOf(raw, 'FRA')).toBe(expected);
		});

		it.each([
			['0664 1234567-12', 'AUT'],
			['0664 1234567 5', 'AUT'],
			['0664/1234567/68', 'AUT'],
			['0151 23 45 67 89-12', 'DEU'],
			['0151 23 45 67 89.00', 'DEU'],
			['06641234567-0', 'AUT'],
			['0171 1234567 (12)', 'DEU'],
			['+49 171 1234567 0', undefined],
			['436641234567 .0', 'AUT'],
		])('%p (%s) is no longer number', (raw, iso3) => {
			expect(digitsOf(raw, iso3)).toBe('phoneMoreThanOne');
		});

		it.each([
			['0664/1234567', 'AUT', '436641234567'],
			['0664 - 123 45 67', 'AUT', '436641234567'],
			['+43 664 / 123 4567', undefined, '436641234567'],
			['0171-1234567', 'DEU', '491711234567'],
			['(202) 555-0123', 'USA', '12025550123'],
		])('%p (%s) is %s', (raw, iso3, expected) => {
			expect(digitsOf(raw, iso3)).toBe(expected);
		});
	});

	describe('French numbers, which are dialled alike everywhere in the republic', () => {
		it.each([
			['06 92 12 34 56', 'FRA', '262692123456', 'REU'],
			['0693 01 23 45', 'FRA', '262693012345', 'REU'],
			['0639 01 23 45', 'FRA', '262639012345', 'MYT'],
			['06 90 00 12 34', 'FRA', '590690001234', 'GLP'],
			['06 91 22 12 34', 'FRA', '590691221234', 'GLP'],
			['06 94 20 12 34', 'FRA', '594694201234', 'GUF'],
			['06 96 20 12 34', 'FRA', '596696201234', 'MTQ'],
			['06 97 20 12 34', 'FRA', '596697201234', 'MTQ'],
			['07 09 10 12 34', 'FRA', '596709101234', 'MTQ'],
			['07 09 20 12 34', 'FRA', '262709201234', 'REU'],
			[692123456, 'FRA', '262692123456', 'REU'],
			['06 12 34 56 78', 'REU', '33612345678', 'FRA'],
			['06 90 00 12 34', 'MTQ', '590690001234', 'GLP'],
			['06 90 00 12 34', 'MAF', '590690001234', 'MAF'],
			['+590 690 00 12 34', 'MAF', '590690001234', 'MAF'],
			['+262 692 12 34 56', 'FRA', '262692123456', 'REU'],
			['00262 692 12 34 56', 'FRA', '262692123456', 'REU'],
			['06 95 12 34 56', 'FRA', '33695123456', 'FRA'],
		])('%p in %s is %s, of %s', (raw, iso3, digits, country) => {
			const phone = valueOf(parsePhone(raw, countryOf(iso3)));
			expect(phone.e164Digits).toBe(digits);
			expect(valueOf(countryOfPhone(phone, countryOf(iso3))).iso3).toBe(country);
		});

		it.each([
			['+33 692 12 34 56', undefined, 'phoneOfTerritory', 'Réunion (+262)'],
			['+33 6 92 12 34 56', 'FRA', 'phoneOfTerritory', 'Réunion (+262)'],
			['33692123456', 'FRA', 'phoneOfTerritory', 'Réunion (+262)'],
			['33692123456', undefined, 'phoneOfTerritory', 'Réunion (+262)'],
			['+262 612 34 56 78', undefined, 'phoneOfTerritory', 'France (+33)'],
			['262692123456', 'FRA', 'phoneCountryMismatch', 'Réunion (+262)'],
			['4915123456789', 'FRA', 'phoneCountryMismatch', 'Germany (+49)'],
		])('%p (%s) is refused as %s, with %s named', (raw, iso3, reason, named) => {
			expect(parsePhone(raw, countryOf(iso3))).toEqual({ ok: false, reason, named });
		});

		it.each([['0639 98 01 23'], ['0693 59 00 00'], ['+33 700 00 00 00']])(
			'%p is nobody and refused',
			(raw) => {
				expect(digitsOf(raw, 'FRA')).toBe('phoneNotValid');
			},
		);
	});

	describe('the country of a number', () => {
		it.each([
			['+33612345678', undefined, 'FRA'],
			['+447400123456', 'FRA', 'GBR'],
			['+44 7781 123456', 'GBR', 'GGY'],
			['07781 123456', 'GBR', 'GGY'],
			['416 555 0123', 'USA', 'CAN'],
			['+15550123456', undefined, 'USA'],
			['+15550123456', 'CAN', 'CAN'],
			['+15550123456', 'FRA', 'USA'],
			['8 701 234 56 78', 'RUS', 'KAZ'],
			['+24740123', undefined, 'SHN'],
		])('of %p (%s given) is %s', (raw, given, expected) => {
			const phone = valueOf(parsePhone(raw, countryOf(given)));
			expect(valueOf(countryOfPhone(phone, countryOf(given))).iso3).toBe(expected);
		});
	});

	describe('bare digits without a country', () => {
		it.each([
			['33612345678', '33612345678', '33612345678'],
			['16465550123', '16465550123', '16465550123'],
			// New Zealand's landlines, and New York.
			['6465550123', 'phoneCountryMissing', 'phoneCountryMissing'],
			[6465550123, 'phoneCountryMissing', 'phoneCountryMissing'],
			// Singapore, and Alabama.
			['6592345678', 'phoneCountryMissing', '6592345678'],
			// Texas, and a German mobile number without its 0.
			['15123456789', 'phoneCountryMissing', '15123456789'],
			// Maryland, and a Chinese mobile number.
			['13012345678', 'phoneCountryMissing', '13012345678'],
			// New Caledonia, and a French mobile number without its 0.
			['687751234', 'phoneCountryMissing', '687751234'],
			// No mobile number anywhere: certain only where it was sent to.
			['33142123456', 'phoneCountryMissing', '33142123456'],
		])('%p: to send to, %s; sent to, %s', (raw, toSendTo, sentTo) => {
			expect(digitsOf(raw)).toBe(toSendTo);
			const sent = parseSentPhone(raw);
			expect(sent.ok ? sent.value.e164Digits : sent.reason).toBe(sentTo);
		});
	});

	describe('several readings', () => {
		it.each([
			['001 65 8234 5678', 'SGP', '6582345678', 'not Jamaica, +1 658'],
			['0066 67 100 0000', 'THA', '66671000000', 'not the landline behind 006'],
			['49151234567', 'DEU', 'phoneAmbiguous', 'two landlines'],
		])('%p in %s is %s: %s', (raw, iso3, expected) => {
			expect(digitsOf(raw, iso3)).toBe(expected);
		});
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
