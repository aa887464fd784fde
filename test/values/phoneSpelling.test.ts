import { parseCountry } from '../../nodes/shared/values/country';
import { parsePhone } from '../../nodes/shared/values/phone';
import { valueOf } from './reading';

const countryOf = (iso3: string | undefined) =>
	iso3 === undefined ? undefined : valueOf(parseCountry(iso3));

const digitsOf = (raw: unknown, iso3?: string): string => {
	const parsed = parsePhone(raw, countryOf(iso3));
	return parsed.ok ? parsed.value.e164Digits : parsed.reason;
};

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
		['+39 (0)333 123 4567', 'phoneAmbiguous'],
		['+39 (0)6 1234 5678', '390612345678'],
		['12/06/1987', 'phoneNotANumber'],
		['12.06.1987', 'phoneNotANumber'],
		['1987-06-12', 'phoneNotANumber'],
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
