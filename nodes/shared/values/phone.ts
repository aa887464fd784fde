import { countries, type Country } from './country';
import { nationalFormat, planOf, plansOf, type NumberingPlan } from './numberingPlan';
import { invalid, valid, type Parsed } from './parsed';
import { isMobile, readingsOf, type PhoneNumber, type Purpose } from './phoneReading';
import { readSpelling } from './phoneSpelling';
import { digitsOfNumber, isMissing } from './text';

export type { PhoneNumber } from './phoneReading';

/**
 * Reads a phone number in any spelling that says which number it is, and no other:
 * 1. `+33 6 …` and `0033 6 …` are the number that they name, whatever the country is.
 * 2. What is dialled within the given country (`06 12 34 56 78`), or from it to abroad (`011 33 …`),
 *    is that number; 06 92 … dialled in France is Réunion's.
 * 3. Bare digits with the calling code (`33612345678`) are international: those of the given
 *    country; without one, a mobile number that is none of any other country. A mobile number of
 *    another country is not read as a landline of the given one.
 *
 * Of several numbers that the same digits can be the given country's goes first, then a mobile one
 * (55 is Brazil's calling code and one of its area codes). `(0)` after the calling code is ignored
 * where it is a trunk prefix. Numbers of no country (+800, +883 …) are refused: they get no SMS.
 *
 * A number (not text) may have lost leading zeros: it is taken only if no spelling with them reads
 * as another number.
 *
 * Fails with the reasons of phoneSpelling.ts, and with `phoneMissing`, `phoneDigitsLost`,
 * `phoneCountryMissing`, `phoneCountryMismatch` (bare digits of another country), `phoneAmbiguous`,
 * `phoneOfTerritory` (+33 692 …), `phoneTooShort`, `phoneTooLong` or `phoneNotValid`. Rules of each
 * country: Google's libphonenumber, see phoneCountries.ts.
 */
export const parsePhone = (raw: unknown, country?: Country): Parsed<PhoneNumber> =>
	parseFor('toSendTo', raw, country);

/**
 * Reads a phone that a code was sent to, as `parsePhone` does. Bare digits are how DQE and our own
 * outputs write it, so they are international also where another country has such a number, or
 * another country than theirs is given: no SMS goes out on the strength of it.
 */
export const parseSentPhone = (raw: unknown, country?: Country): Parsed<PhoneNumber> =>
	parseFor('sentTo', raw, country);

function parseFor(purpose: Purpose, raw: unknown, country?: Country): Parsed<PhoneNumber> {
	if (isMissing(raw)) return invalid('phoneMissing');
	const plan = country && planOf(country.iso2);
	const number = digitsOfNumber(raw);
	if (number !== undefined) return withAllDigits(number, plan, purpose);
	if (typeof raw === 'number' && raw > 0) return invalid('phoneFromSpreadsheet');
	if (typeof raw !== 'string') return invalid('phoneNotANumber');
	const spelling = readSpelling(raw);
	if (!spelling.ok) return spelling;
	const { digits, withoutBracketedZero, isNumber, hasTail } = spelling.value;
	if (isNumber) return withAllDigits(digits, plan, purpose);
	const parsed = oneOf(
		[digits, ...(withoutBracketedZero === undefined ? [] : [withoutBracketedZero])].map((text) =>
			fromDigits(text, plan, purpose),
		),
	);
	return parsed.ok && hasTail ? invalid('phoneMoreThanOne') : parsed;
}

/** The number that all readings agree on which are one. */
function oneOf(readings: ReadonlyArray<Parsed<PhoneNumber>>): Parsed<PhoneNumber> {
	const numbers = new Set(readings.flatMap((one) => (one.ok ? [one.value.e164Digits] : [])));
	if (numbers.size > 1) return invalid('phoneAmbiguous');
	return readings.find(({ ok }) => ok) ?? readings[0] ?? invalid('phoneNotANumber');
}

function withAllDigits(
	digits: string,
	plan: NumberingPlan | undefined,
	purpose: Purpose,
): Parsed<PhoneNumber> {
	const asGiven = fromDigits(digits, plan, purpose);
	// Without a country zeros in front only say that the rest is international, as it is anyway.
	if (!plan) return asGiven;
	const lost = ['0', '00'].some((zeros) => {
		const other = fromDigits(`${zeros}${digits}`, plan, purpose);
		const isSame = other.ok && asGiven.ok && asGiven.value.e164Digits === other.value.e164Digits;
		return other.ok && !isSame && isAtHome(other.value, plan);
	});
	return lost ? invalid('phoneDigitsLost') : asGiven;
}

/** Whether the number can be dialled in the country as one of its own. */
const isAtHome = ({ callingCode }: PhoneNumber, plan: NumberingPlan): boolean =>
	plansOf(callingCode).some(
		(one) =>
			one.callingCode === plan.callingCode ||
			(one.dialledAs !== undefined && one.dialledAs === plan.dialledAs),
	);

function fromDigits(
	text: string,
	plan: NumberingPlan | undefined,
	purpose: Purpose,
): Parsed<PhoneNumber> {
	const readings = readingsOf(text, plan, purpose);
	const numbers = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
	const [number, another] = preferred(
		preferred(distinct(numbers), (phone) => plan !== undefined && isAtHome(phone, plan)),
		isMobile,
	);
	if (number && another) {
		return purpose === 'sentTo' ? valid(number) : invalid('phoneAmbiguous');
	}
	return number ? valid(number) : (mostTelling(readings) ?? invalid('phoneCountryMissing'));
}

const distinct = (phones: readonly PhoneNumber[]): readonly PhoneNumber[] => [
	...new Map(phones.map((phone) => [phone.e164Digits, phone])).values(),
];

/** Those that pass, or all where none does. */
function preferred<T>(values: readonly T[], passes: (value: T) => boolean): readonly T[] {
	const passing = values.filter(passes);
	return passing.length > 0 ? passing : values;
}

/** That it is a number of another country says more than that it is none of the given one. */
const mostTelling = (
	readings: ReadonlyArray<Parsed<PhoneNumber>>,
): Parsed<PhoneNumber> | undefined =>
	readings.find(({ ok, ...refused }) => !ok && 'named' in refused) ?? readings[0];

/** ISO 3166-1 counts these islands with Saint Helena; their phones have codes of their own. */
const countedWith: ReadonlyMap<string, string> = new Map([
	['AC', 'SH'],
	['TA', 'SH'],
]);

/**
 * The number's own country, for whoever wants one with it; where a shared calling code does not
 * tell it the given one, if it has that code, or else the code's main country.
 */
export function countryOfPhone(phone: PhoneNumber, given?: Country): Parsed<Country> {
	const sharing = plansOf(phone.callingCode).map(({ iso2 }) => iso2);
	const isSharing = given !== undefined && sharing.includes(given.iso2);
	const iso2 = phone.iso2 ?? (isSharing ? given.iso2 : (sharing[0] ?? ''));
	const code = countedWith.get(iso2) ?? iso2;
	const country = countries.find((one) => one.iso2 === code);
	return country ? valid(country) : invalid('countryNotValid');
}

/** DQE's `Phone`: calling code and number, digits only (`33612345678`). */
export const toDqePhone = (phone: PhoneNumber): string => phone.e164Digits;

/**
 * PIMS's `phoneNumber`: as dialled within the country, digits only (`0612345678`). All samples of
 * the vendor are of this form. Countries without trunk prefix have none; Italian numbers keep the 0
 * that is part of them.
 */
export function toPimsPhone(phone: PhoneNumber): string {
	const plan = planOf(phone.iso2 ?? '') ?? plansOf(phone.callingCode)[0];
	return plan ? nationalFormat(plan, phone.national) : phone.national;
}

/** For messages and logs: the last two digits, and not even how many there are before. */
export const maskPhone = (phone: PhoneNumber): string => `********${phone.e164Digits.slice(-2)}`;
