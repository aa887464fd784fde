import { parseCountry } from '../../nodes/shared/values/country';
import { countryOfPhone, parsePhone, parseSentPhone } from '../../nodes/shared/values/phone';
import { valueOf } from './reading';

const countryOf = (iso3: string | undefined) =>
	iso3 === undefined ? undefined : valueOf(parseCountry(iso3));

const digitsOf = (raw: unknown, iso3?: string): string => {
	const parsed = parsePhone(raw, countryOf(iso3));
	return parsed.ok ? parsed.value.e164Digits : parsed.reason;
};

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

describe('bare digits with a country, which may be those of another one', () => {
	it.each([
		// A mobile number with its calling code, and a landline without its 0.
		['33612345678', 'DEU', 'phoneCountryMismatch', '33612345678'],
		['33612345678', 'AUT', 'phoneCountryMismatch', '33612345678'],
		['33612345678', 'ITA', 'phoneCountryMismatch', '33612345678'],
		['33 6 12 34 56 78', 'LUX', 'phoneCountryMismatch', '33612345678'],
		['436641234567', 'DEU', 'phoneCountryMismatch', '436641234567'],
		['4915123456789', 'AUT', 'phoneCountryMismatch', '4915123456789'],
		// None within the country: sent to, it is what our own outputs write.
		['262692123456', 'FRA', 'phoneCountryMismatch', '262692123456'],
		['447911123456', 'FRA', 'phoneCountryMismatch', '447911123456'],
		// Mobile numbers of both: that of the given country, as they are where the SMS is sent.
		['687751234', 'FRA', '33687751234', '33687751234'],
		['15123456789', 'DEU', '4915123456789', '4915123456789'],
		['612345678', 'FRA', '33612345678', '33612345678'],
		['4915123456789', 'DEU', '4915123456789', '4915123456789'],
		['0033612345678', 'DEU', '33612345678', '33612345678'],
		['+33612345678', 'DEU', '33612345678', '33612345678'],
		['03361 2345678', 'DEU', '4933612345678', '4933612345678'],
		['2025550123', 'USA', '12025550123', '12025550123'],
	])('%p in %s: to send to, %s; sent to, %s', (raw, iso3, toSendTo, sentTo) => {
		expect(digitsOf(raw, iso3)).toBe(toSendTo);
		const sent = parseSentPhone(raw, countryOf(iso3));
		expect(sent.ok ? sent.value.e164Digits : sent.reason).toBe(sentTo);
	});

	it('are refused as a number, too', () => {
		expect(parsePhone(33612345678, countryOf('DEU')).ok).toBe(false);
		expect(digitsOf(33612345678, 'FRA')).toBe('33612345678');
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
