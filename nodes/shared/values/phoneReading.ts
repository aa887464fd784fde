import type { Branded } from './brand';
import { countries } from './country';
import {
	areMobileElsewhere,
	beginning,
	callingCodeOf,
	isMobileOf,
	isNumberOf,
	owns,
	partnerOwning,
	plansOf,
	withoutNationalPrefix,
	type NumberingPlan,
} from './numberingPlan';
import { invalid, valid, type Parsed } from './parsed';

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

/**
 * What bare digits without a country are for: a phone that gets an SMS, which must be the right one
 * for certain, or one that got it already, which DQE and we ourselves write in this way.
 */
export type Purpose = 'toSendTo' | 'sentTo';

/**
 * All numbers that the digits can be, each once; where there are none, the reasons why. Bare digits that are a mobile number
 * of another country, calling code included, are no number of the given one unless they are a mobile number there as well:
 * in Germany 33612345678 is a landline without its 0, and is meant as France's. They are taken where it got an SMS already.
 */
export function readingsOf(
	text: string,
	plan: NumberingPlan | undefined,
	purpose: Purpose,
): ReadonlyArray<Parsed<PhoneNumber>> {
	if (text.startsWith('+')) return [international(text.slice(1), plan)];
	// Before the country's own prefix: 006 is Thailand's, and `0066 …` is nevertheless meant as +66.
	const found = text.startsWith('00') ? [international(text.slice(2), plan)] : [];
	if (!plan) return text.startsWith('0') ? found : [bareInternational(text, purpose)];
	const dialled = beginning(plan.internationalPrefix ?? '00').exec(text)?.[0];
	if (dialled !== undefined) found.push(international(text.slice(dialled.length), plan));
	const local = within(plan.callingCode, withoutNationalPrefix(text, plan), plan, 'dialled');
	const whole = international(text, plan);
	if (text.startsWith(plan.callingCode)) return [...found, whole, local];
	if (!whole.ok) return [...found, local];
	const isLocal = local.ok && (isMobile(local.value) || !isMobile(whole.value));
	if (purpose === 'sentTo') return [...found, isLocal ? local : whole];
	const mismatch = invalid('phoneCountryMismatch', { named: nameOf(whole.value) });
	return isLocal ? [...found, local, mismatch] : [...found, mismatch];
}

/** Digits that are no whole international number for certain are one of a country that was not given. */
function bareInternational(digits: string, purpose: Purpose): Parsed<PhoneNumber> {
	const parsed = international(digits, undefined);
	if (!parsed.ok) {
		return parsed.reason === 'phoneOfTerritory' ? parsed : invalid('phoneCountryMissing');
	}
	const isMobileThere = isMobile(parsed.value);
	const isMobileElsewhere = areMobileElsewhere(digits, parsed.value.callingCode);
	const isTaken =
		purpose === 'sentTo'
			? isMobileThere || !isMobileElsewhere
			: isMobileThere && !isMobileElsewhere;
	return isTaken ? parsed : invalid('phoneCountryMissing');
}

/** @param plan of the given country: of those that share a calling code it goes first */
function international(digits: string, plan: NumberingPlan | undefined): Parsed<PhoneNumber> {
	const callingCode = callingCodeOf(digits);
	const [main] = callingCode === undefined ? [] : plansOf(callingCode);
	if (callingCode === undefined || !main) return invalid('phoneNotValid');
	const national = withoutNationalPrefix(digits.slice(callingCode.length), main);
	return within(
		callingCode,
		national,
		plan?.callingCode === callingCode ? plan : undefined,
		'written',
	);
}

/**
 * A number with this calling code. One that belongs to a country with another code is that
 * country's where it was dialled, and nobody's where it was written behind the code.
 */
function within(
	callingCode: string,
	national: string,
	plan: NumberingPlan | undefined,
	how: 'dialled' | 'written',
): Parsed<PhoneNumber> {
	const sharing = plansOf(callingCode);
	const owner = plan && owns(plan, national) ? plan : sharing.find((one) => owns(one, national));
	const rules = owner ?? plan ?? sharing[0];
	if (!rules) return invalid('phoneNotValid');
	const partner = owner ? undefined : partnerOwning(rules, national);
	if (partner && how === 'dialled') return within(partner.callingCode, national, partner, how);
	if (partner) return invalid('phoneOfTerritory', { named: nameOfPlan(partner) });
	if (national.length < Math.min(...rules.lengths)) return invalid('phoneTooShort');
	if (national.length > Math.max(...rules.lengths)) return invalid('phoneTooLong');
	const iso2 = (owner ?? plan)?.iso2;
	const fields = { callingCode, national, e164Digits: `${callingCode}${national}` };
	const phone: PhoneFields = Object.freeze(iso2 === undefined ? fields : { ...fields, iso2 });
	return isPhoneNumber(phone, rules) ? valid(phone) : invalid('phoneNotValid');
}

/** Of those that are dialled together, one that is in use nowhere is nobody's. */
const isPhoneNumber = (phone: PhoneFields, plan: NumberingPlan): phone is PhoneNumber =>
	isNumberOf(plan, phone.national) && (plan.dialledAs === undefined || owns(plan, phone.national));

export const isMobile = ({ callingCode, national }: PhoneNumber): boolean =>
	plansOf(callingCode).some((plan) => isMobileOf(plan, national));

const nameOfPlan = ({ iso2, callingCode }: NumberingPlan): string =>
	`${countries.find((country) => country.iso2 === iso2)?.name ?? 'another country'} (+${callingCode})`;

function nameOf({ iso2, callingCode }: PhoneNumber): string | undefined {
	const plans = plansOf(callingCode);
	const plan = plans.find((one) => one.iso2 === iso2) ?? plans[0];
	return plan && nameOfPlan(plan);
}
