import { numberingPlans } from './phoneCountries';

/**
 * How telephone numbers of one country are built, as far as reading and writing them needs it.
 * Patterns are regular expressions.
 */
export interface NumberingPlan {
	/** ISO 3166-1 alpha-2, and `AC`, `TA`, `XK`, which have numbers of their own. */
	readonly iso2: string;
	readonly callingCode: string;
	/** What is dialled before a calling code, where that is not `00` (alone). */
	readonly internationalPrefix?: string;
	/** Whole national significant number, of any kind. */
	readonly pattern: string;
	/** Possible lengths of the national significant number, ascending. */
	readonly lengths: readonly number[];
	/**
	 * What is dialled before a number within the country: trunk prefix, carrier code, missing area
	 * code.
	 */
	readonly nationalPrefix?: string;
	/**
	 * Replacement of the national prefix where it is more than removed (`$1` is what it captured).
	 */
	readonly prefixTransform?: string;
	/**
	 * Tells the country among those of one calling code: beginning of its numbers, or whole numbers.
	 */
	readonly leadingDigits?: string;
	readonly numbers?: string;
	/** Mobile numbers; in North America they cannot be told from fixed ones. */
	readonly mobile?: string;
	/**
	 * Common to countries whose numbers are dialled as those of one country, whatever the calling
	 * code.
	 */
	readonly dialledAs?: string;
	/**
	 * Trunk prefix written in national format, unless a rule says otherwise; none in many countries.
	 */
	readonly trunk?: string;
	/** Tried in order; the template takes `$&` for the whole number or the pattern's groups. */
	readonly rules?: readonly { readonly match: string; readonly template: string }[];
}

const byCountry: ReadonlyMap<string, NumberingPlan> = new Map(
	numberingPlans.map((plan) => [plan.iso2, plan]),
);

/** Plans of one calling code, the main one first: only it describes how a shared prefix is read. */
const byCallingCode: ReadonlyMap<string, readonly NumberingPlan[]> = new Map(
	numberingPlans.map(({ callingCode }) => [
		callingCode,
		numberingPlans.filter((plan) => plan.callingCode === callingCode),
	]),
);

export const planOf = (iso2: string): NumberingPlan | undefined => byCountry.get(iso2);

export const plansOf = (callingCode: string): readonly NumberingPlan[] =>
	byCallingCode.get(callingCode) ?? [];

/** Calling codes have one to three digits and none is the beginning of another one. */
export const callingCodeOf = (digits: string): string | undefined =>
	[1, 2, 3].map((length) => digits.slice(0, length)).find((code) => byCallingCode.has(code));

const compiled = new Map<string, RegExp>();

/** Compiled once per pattern: there are a few hundred, and most executions need two. */
function expression(source: string): RegExp {
	const known = compiled.get(source) ?? new RegExp(source);
	compiled.set(source, known);
	return known;
}

export const beginning = (pattern: string): RegExp => expression(`^(?:${pattern})`);
const whole = (pattern: string): RegExp => expression(`^(?:${pattern})$`);

export const isNumberOf = (plan: NumberingPlan, national: string): boolean =>
	whole(plan.pattern).test(national);

export const isMobileOf = (plan: NumberingPlan, national: string): boolean =>
	plan.mobile !== undefined && whole(plan.mobile).test(national);

/** The country's own among those of its calling code. */
export const owns = (plan: NumberingPlan, national: string): boolean =>
	(plan.leadingDigits !== undefined && beginning(plan.leadingDigits).test(national)) ||
	(plan.numbers !== undefined && whole(plan.numbers).test(national)) ||
	(plan.dialledAs === undefined &&
		plansOf(plan.callingCode).length === 1 &&
		isNumberOf(plan, national));

/** The country that a national number is dialled to from this one, where that is another one. */
export const partnerOwning = (plan: NumberingPlan, national: string): NumberingPlan | undefined =>
	plan.dialledAs === undefined || !plan.lengths.includes(national.length)
		? undefined
		: numberingPlans.find(
				(other) =>
					other.dialledAs === plan.dialledAs &&
					other.callingCode !== plan.callingCode &&
					owns(other, national),
			);

/** Countries in which these digits are a mobile number, with or without what is dialled before it. */
const areMobileIn = (digits: string): readonly NumberingPlan[] =>
	numberingPlans.filter(
		(plan) => isMobileOf(plan, digits) || isMobileOf(plan, withoutNationalPrefix(digits, plan)),
	);

/** Whether the digits are a mobile number within a country that has another calling code. */
export const areMobileElsewhere = (digits: string, callingCode: string): boolean =>
	areMobileIn(digits).some((plan) => plan.callingCode !== callingCode);

/**
 * National significant number of what is dialled within the country. A prefix that belongs to the
 * number stays.
 */
export function withoutNationalPrefix(digits: string, plan: NumberingPlan): string {
	if (plan.nationalPrefix === undefined) return digits;
	const prefix = beginning(plan.nationalPrefix);
	const match = prefix.exec(digits);
	if (!match) return digits;
	const captured = match.length > 1 ? match.at(-1) : undefined;
	const rest =
		captured !== undefined && plan.prefixTransform !== undefined
			? digits.replace(prefix, plan.prefixTransform)
			: digits.slice(match[0].length);
	const isWhole = isNumberOf(plan, rest) && plan.lengths.includes(rest.length);
	return isNumberOf(plan, digits) && !isWhole ? digits : rest;
}

/** As people dial it within the country: trunk prefix and number, digits only. */
export function nationalFormat(plan: NumberingPlan, national: string): string {
	const rule = plan.rules?.find(({ match }) => whole(match).test(national));
	return rule
		? national.replace(whole(rule.match), rule.template)
		: `${plan.trunk ?? ''}${national}`;
}
