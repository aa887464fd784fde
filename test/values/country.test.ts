import metadata from 'libphonenumber-js/metadata.max.json';
import { countries, parseCountry } from '../../nodes/shared/values/country';
import { outcome, valueOf } from './reading';

const names = (['long', 'short'] as const).map(
	(style) => new Intl.DisplayNames(['en'], { type: 'region', style }),
);

describe('country', () => {
	it.each([
		['FRA', 'FRA'],
		['fra', 'FRA'],
		[' Fra ', 'FRA'],
		['FR', 'FRA'],
		['gb', 'GBR'],
		['UK', 'countryNotValid'],
		['XK', 'XKX'],
		['SUN', 'countryNotValid'],
		['France', 'FRA'],
		[' germany ', 'DEU'],
		['"FR"', 'FRA'],
		["'FRA", 'FRA'],
		['Deutschland', 'countryNotValid'],
		['F', 'countryNotValid'],
		['', 'countryNotValid'],
		['__proto__', 'countryNotValid'],
		[undefined, 'countryNotValid'],
		[250, 'countryNotValid'],
		[['FRA'], 'countryNotValid'],
	])('reads %p as %s', (raw, expected) => {
		const parsed = parseCountry(raw);
		expect(parsed.ok ? parsed.value.iso3 : parsed.reason).toBe(expected);
	});

	it('has the 249 countries of ISO 3166-1 and Kosovo, each code once', () => {
		expect(countries).toHaveLength(250);
		expect(new Set(countries.map(({ iso3 }) => iso3)).size).toBe(250);
		expect(new Set(countries.map(({ iso2 }) => iso2)).size).toBe(250);
	});

	it('has every country with telephones, but those without a code of their own in the standard', () => {
		const known = new Set<string>(countries.map(({ iso2 }) => iso2));
		expect(Object.keys(metadata.countries).filter((iso2) => !known.has(iso2))).toEqual([
			'AC',
			'TA',
		]);
	});

	it.each(countries.map((country) => [country.iso3, country] as const))(
		'%s goes by its alpha-2 code and a name of its own',
		(iso3, country) => {
			expect(outcome(parseCountry(country.iso2))).toBe(country);
			expect(outcome(parseCountry(iso3.toLowerCase()))).toBe(country);
			// A word of the name that Unicode gives to the alpha-2 code ties code and name together.
			const [word = ''] = /\p{Lu}\p{Ll}{2,}/u.exec(country.name) ?? [];
			expect(names.map((list) => list.of(country.iso2)).join()).toContain(word);
		},
	);

	it('lists names in alphabetical order', () => {
		const listed = countries.map(({ name }) => name);
		expect(listed).toEqual([...listed].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('cannot be changed by who gets one', () => {
		expect(Object.isFrozen(valueOf(parseCountry('FRA')))).toBe(true);
	});
});
