import type { Branded } from './brand';
import type { Country } from './country';
import {
	beginning,
	callingCodeOf,
	isMobileOf,
	isNumberOf,
	nationalFormat,
	owns,
	planOf,
	plansOf,
	withoutNationalPrefix,
	type NumberingPlan,
} from './numberingPlan';
import { invalid, valid, type Parsed } from './parsed';
import { digitsOfNumber, folded, isMissing } from './text';

interface PhoneFields {
	/** Country calling code without `+`: `33`. */
	readonly callingCode: string;
	/** National significant number, without trunk prefix: `612345678`. */
	readonly national: string;
	/** ISO 3166-1 alpha-2; absent where a shared calling code does not tell the country. */
	readonly iso2?: string;
	/** Calling code and national number without `+`: `33612345678`. */
	readonly e164Digits: string;
}

/** A telephone number that its country's numbering plan knows. */
export type PhoneNumber = Branded<PhoneFields, 'PhoneNumber'>;

/** Punctuation that people write in numbers; RFC 3966 has a scheme besides. */
const scheme = /^tel:/i;
const separators = /[\s.\-/()\p{Pd}\u2212\u00b7]/gu;

/**
 * Twice the longest number of E.164 with all its separators; nothing is matched against longer
 * text.
 */
const longestText = 60;

/**
 * Reads a phone number in any spelling that says which number it is. Given a country:
 * 1. `+33 6 …`, or `00`, or else the country's own international prefix (`011`), is international.
 * 2. Bare digits that begin with the country's calling code, followed by a whole number of the
 *    country, are international (`33612345678`, the only form DQE gives): this goes before 3, so
 *    that DQE's answers are read back rightly. Only where the same digits are a mobile number
 *    within the country and the shorter one is not, 3 goes first: 55 is Brazil's calling code and
 *    one of its area codes.
 * 3. Everything else is a number within the country, with or without trunk prefix.
 *
 * Without a country, `+`, `00` and bare digits that do not begin with 0 are international. `(0)`
 * after the calling code is ignored where it is a trunk prefix. Numbers of no country (+800, +883
 * …) are refused: they get no SMS.
 *
 * A number (not text) may have lost leading zeros: it is taken only if no spelling with them reads
 * as another number.
 *
 * Fails with `phoneMissing`, `phoneNotANumber`, `phoneDigitsLost`, `phoneCountryMissing` (bare
 * digits that are no international number), `phoneCountryMismatch` (a number of another country),
 * `phoneTooShort`, `phoneTooLong` or `phoneNotValid`. Rules of each country: Google's
 * libphonenumber, see phoneCountries.ts.
 */
export function parsePhone(raw: unknown, country?: Country): Parsed<PhoneNumber> {
	if (isMissing(raw)) return invalid('phoneMissing');
	const number = digitsOfNumber(raw);
	if (number !== undefined) return withAllDigits(number, country);
	if (typeof raw !== 'string') return invalid('phoneNotANumber');
	if (raw.length > longestText) return invalid('phoneTooLong');
	const text = folded(raw).trim().replace(scheme, '').replace(separators, '');
	return /^\+?\d+$/.test(text) ? fromDigits(text, country) : invalid('phoneNotANumber');
}

function withAllDigits(digits: string, country: Country | undefined): Parsed<PhoneNumber> {
	const asGiven = fromDigits(digits, country);
	const lost = ['0', '00'].some((zeros) => {
		const other = fromDigits(`${zeros}${digits}`, country);
		return other.ok && !(asGiven.ok && asGiven.value.e164Digits === other.value.e164Digits);
	});
	return lost ? invalid('phoneDigitsLost') : asGiven;
}

type Reading = () => Parsed<PhoneNumber>;

/**
 * The first reading that gives a number wins; if none does, another country is the more telling
 * reason.
 */
function fromDigits(text: string, country: Country | undefined): Parsed<PhoneNumber> {
	const plan = country && planOf(country.iso2);
	if (country && !plan) return invalid('phoneCountryMismatch');
	const outcomes = readings(text, plan).map((read) => read());
	return (
		outcomes.find(({ ok }) => ok) ??
		outcomes.find((outcome) => !outcome.ok && outcome.reason === 'phoneCountryMismatch') ??
		outcomes[0] ??
		invalid('phoneCountryMissing')
	);
}

function readings(text: string, plan: NumberingPlan | undefined): Reading[] {
	if (text.startsWith('+')) return [() => international(text.slice(1), plan)];
	const found: Reading[] = [];
	// Before the country's own prefix: 006 is Thailand's, and `0066 …` is nevertheless meant as +66.
	if (text.startsWith('00')) found.push(() => international(text.slice(2), plan));
	if (!plan) return text.startsWith('0') ? found : [() => bareInternational(text)];
	const dialled = beginning(plan.internationalPrefix ?? '00').exec(text)?.[0];
	if (dialled) found.push(() => international(text.slice(dialled.length), plan));
	const national = withoutNationalPrefix(text, plan);
	const local: Reading = () => within(plan.callingCode, national, plan);
	const whole: Reading = () => international(text, plan);
	if (!text.startsWith(plan.callingCode)) {
		const isForeign = international(text, undefined).ok;
		return isForeign ? [...found, local, whole] : [...found, local];
	}
	const rest = withoutNationalPrefix(text.slice(plan.callingCode.length), plan);
	const isLocal = isMobileOf(plan, national) && !isMobileOf(plan, rest);
	return isLocal ? [...found, local, whole] : [...found, whole, local];
}

/** Digits that are no whole international number are one of a country that was not given. */
function bareInternational(digits: string): Parsed<PhoneNumber> {
	const parsed = international(digits, undefined);
	return parsed.ok ? parsed : invalid('phoneCountryMissing');
}

function international(digits: string, plan: NumberingPlan | undefined): Parsed<PhoneNumber> {
	const callingCode = callingCodeOf(digits);
	const [main] = callingCode === undefined ? [] : plansOf(callingCode);
	if (callingCode === undefined || !main) return invalid('phoneNotValid');
	if (plan && plan.callingCode !== callingCode) return invalid('phoneCountryMismatch');
	const national = withoutNationalPrefix(digits.slice(callingCode.length), main);
	return within(callingCode, national, plan);
}

function within(
	callingCode: string,
	national: string,
	plan: NumberingPlan | undefined,
): Parsed<PhoneNumber> {
	const sharing = plansOf(callingCode);
	const owner = plan && owns(plan, national) ? plan : sharing.find((one) => owns(one, national));
	const rules = plan ?? owner ?? sharing[0];
	if (!rules) return invalid('phoneNotValid');
	if (national.length < Math.min(...rules.lengths)) return invalid('phoneTooShort');
	if (national.length > Math.max(...rules.lengths)) return invalid('phoneTooLong');
	const iso2 = (plan ?? owner)?.iso2;
	const fields = { callingCode, national, e164Digits: `${callingCode}${national}` };
	const phone: PhoneFields = Object.freeze(iso2 === undefined ? fields : { ...fields, iso2 });
	if (!isPhoneNumber(phone, owner ?? rules)) return invalid('phoneNotValid');
	return owner && plan && owner !== plan ? invalid('phoneCountryMismatch') : valid(phone);
}

const isPhoneNumber = (phone: PhoneFields, plan: NumberingPlan): phone is PhoneNumber =>
	isNumberOf(plan, phone.national);

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
