import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { countries, type Country } from '../../nodes/shared/values/country';
import {
	countryOfPhone,
	maskPhone,
	parsePhone,
	parseSentPhone,
	toDqePhone,
	toPimsPhone,
} from '../../nodes/shared/values/phone';
import { outcome } from './reading';

/**
 * Calling code and the pattern of mobile numbers, of every country that can be chosen and has
 * telephones.
 */
const plans = new Map<string, { callingCode: string; mobile: RegExp }>(
	Object.entries<readonly unknown[]>(metadata.countries).flatMap(([iso2, fields]) => {
		const types = fields[11];
		const mobile: unknown = Array.isArray(types) && Array.isArray(types[1]) ? types[1][0] : '';
		return typeof mobile === 'string' && mobile
			? [[iso2, { callingCode: String(fields[0]), mobile: new RegExp(`^(?:${mobile})$`) }]]
			: [];
	}),
);
const seed = 20_260_101;
const exampleOf = new Map<string, string>(Object.entries(examples));
const isCode = (iso2: string): iso2 is CountryCode => exampleOf.has(iso2);

const read = (raw: unknown, country?: Country) => {
	const parsed = parsePhone(raw, country);
	if (!parsed.ok) throw new Error(`${String(raw)} ${country?.iso3 ?? ''}: ${parsed.reason}`);
	return parsed.value;
};

const withPhones = countries.filter(({ iso2 }) => plans.has(iso2));

describe.each(withPhones.map((country) => [country.iso3, country] as const))('%s', (_, country) => {
	const { iso2 } = country;
	const plan = plans.get(iso2) ?? { callingCode: '', mobile: /^$/ };
	const example = isCode(iso2) ? (exampleOf.get(iso2) ?? '') : '';

	const everySpelling = (national: string): void => {
		const digits = `${plan.callingCode}${national}`;
		const library = parsePhoneNumberFromString(`+${digits}`);
		// The library is the judge of what a number is: some that match the pattern begin with a trunk
		// prefix.
		fc.pre(library?.number === `+${digits}` && library.isValid());
		if (!library) return;
		const inCountry = library.formatNational();
		// Some old numbers print like new ones (Gabon's of seven digits): there the library itself
		// reads another number.
		const reversible =
			isCode(iso2) && parsePhoneNumberFromString(inCountry, iso2)?.number === `+${digits}`;
		for (const spelling of [
			`+${digits}`,
			`00${digits}`,
			library.formatInternational(),
			library.formatInternational().replaceAll(' ', '\u00a0'),
			...(reversible ? [inCountry, inCountry.replace(/\D/g, '')] : []),
			digits,
		]) {
			expect([spelling, read(spelling, country).e164Digits]).toEqual([spelling, digits]);
		}
		for (const spelling of [`+${digits}`, `00${digits}`]) {
			expect([spelling, read(spelling).e164Digits]).toEqual([spelling, digits]);
		}
		// What other countries have as a number of theirs gets no SMS on the strength of its digits.
		const bare = parsePhone(digits);
		expect(bare.ok ? bare.value.e164Digits : bare.reason).toBe(
			bare.ok ? digits : 'phoneCountryMissing',
		);
		expect(outcome(parseSentPhone(digits))).toMatchObject({ e164Digits: digits });
		const phone = read(`+${digits}`, country);
		expect(toDqePhone(phone)).toBe(digits);
		expect(read(toDqePhone(phone), country)).toEqual(phone);
		expect(toPimsPhone(phone)).toBe(inCountry.replace(/\D/g, ''));
		if (reversible) expect(read(toPimsPhone(phone), country)).toEqual(phone);
		expect(maskPhone(phone)).toBe(`********${digits.slice(-2)}`);
		const { iso2: own = '' } = phone;
		expect(outcome(countryOfPhone(phone, country))).toMatchObject({ iso2: own });
	};

	it('reads the example mobile number in every spelling as the library does', () => {
		fc.assert(fc.property(fc.constant(example), everySpelling), {
			numRuns: 1,
			maxSkipsPerRun: 0,
			seed,
		});
	});

	it('reads random mobile numbers in every spelling as the library does', () => {
		fc.assert(fc.property(fc.stringMatching(plan.mobile), everySpelling), {
			numRuns: Number(process.env['PROPERTY_RUNS'] ?? 30),
			seed,
		});
	});
});
