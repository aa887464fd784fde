import type { Branded } from './brand';
import { countryRows } from './countries';
import { invalid, valid, type Parsed } from './parsed';
import { trimmed, unwrapped } from './text';

interface CountryFields {
	/** ISO 3166-1 alpha-3, upper case: what DQE takes and gives (`FRA`). */
	readonly iso3: string;
	/** ISO 3166-1 alpha-2, upper case (`FR`). */
	readonly iso2: string;
	/** English name, for lists. */
	readonly name: string;
}

/** A country of ISO 3166-1 (and Kosovo). */
export type Country = Branded<CountryFields, 'Country'>;

// The rows are the definition of what a country is: there is nothing further to check.
const isCountry = (fields: CountryFields): fields is Country => /^[A-Z]{3}$/.test(fields.iso3);

/** All countries, sorted by English name. */
export const countries: readonly Country[] = countryRows
	.map(([iso3, iso2, name]): CountryFields => Object.freeze({ iso3, iso2, name }))
	.filter(isCountry);

const byCode: ReadonlyMap<string, Country> = new Map(
	countries.flatMap((country) => [
		[country.iso3, country],
		[country.iso2, country],
		[country.name.toUpperCase(), country],
	]),
);

/**
 * Reads a country code of ISO 3166-1, alpha-3 (`FRA`) or alpha-2 (`FR`), or the English name of the
 * list, in any case. Fails with `countryNotValid`, also for former codes (`SUN`) and other names.
 */
export function parseCountry(raw: unknown): Parsed<Country> {
	const country = byCode.get(unwrapped(trimmed(raw)).trim().toUpperCase());
	return country ? valid(country) : invalid('countryNotValid');
}
