import { randomBytes, randomInt } from 'node:crypto';
import {
	getCountryCallingCode,
	isSupportedCountry,
	isValidPhoneNumber,
} from 'libphonenumber-js/max';
import type { World } from '../contract';
import { type ErrorMap, type MessageAnswer, type MessageError } from './answers';
import { dqeDateTime, errorMap, messageErrors, noChannels } from './answers';
import type { Authorisation } from './authorisation';
import { channelsOf, consentError } from './consent';
import { isoCountries } from './countries';
import { all, type Parameters } from './parameters';
import type { DqeState, OperatorStatus } from './state';

const mandatory = ['Phone', 'Country', 'Company', 'Custom_sms'] as const;

/** ≤ 125 characters, no special ones: DQE does not say which, here it is control, format and astral characters. */
const sendableText = /^[^\p{Cc}\p{Cf}\p{Cs}\u{10000}-\u{10FFFF}]{1,125}$/u;
/** 3 to 11 characters; that they are printable ASCII is our choice. */
const companyName = /^[\x20-\x7e]{3,11}$/;
/** Calling code and national number, digits only, as in all of DQE's examples; `+` and `00` are refused (our choice). */
const dqePhone = /^[1-9]\d{5,14}$/;

const reached: Readonly<Record<OperatorStatus, boolean>> = {
	DELIVERED: true,
	PENDING: true,
	// The status got lost, not the SMS: the case in which sending again sends twice.
	NONE: true,
	UNDELIVERABLE: false,
	REJECTED: false,
	EXPIRED: false,
};

/**
 * GDPR_MSG. Order of the checks (our choice, DQE publishes none): 01, 02, then all of 03–07, 10 and 11 that apply
 * together in one answer, then 08. `acted` is called once the SMS is with the operator.
 */
export function sendMessage(
	world: World,
	state: DqeState,
	parameters: Parameters,
	authorisation: Exclude<Authorisation, 'tokenRejected'>,
	acted: () => void,
): MessageAnswer {
	const now = world.clock.now();
	const wanted = all(parameters, mandatory);
	const refuse = (...codes: MessageError[]) =>
		refusal(parameters, errorMap(messageErrors, codes), now);

	if (!wanted || authorisation === 'missing') return refuse('01');
	// There is no code for a text past the published limits: it counts as none (our choice).
	if (!sendableText.test(wanted.Custom_sms)) return refuse('01');
	if (authorisation === 'notAuthorised') return refuse('02');

	const minutes = minutesOf(state, parameters.get('Duration'));
	const codes = [
		phoneOrCountryError(state, wanted),
		minutes === undefined ? ('05' as const) : undefined,
		companyName.test(wanted.Company) ? undefined : ('07' as const),
		consentError(parameters),
	].filter((code) => code !== undefined);
	if (codes.length > 0 || minutes === undefined) return refuse(...codes);
	if (state.internalFault) return refuse('08');

	const operator = state.operator.get(wanted.Phone) ?? 'DELIVERED';
	const pin = randomInt(1_000_000).toString().padStart(6, '0');
	const smsToken = randomBytes(16).toString('base64url');
	const channels = channelsOf(parameters);
	state.confirmations.set(smsToken, {
		phone: wanted.Phone,
		pin,
		channels,
		expiresAt: now + minutes * 60_000,
		wrongTries: 0,
		used: false,
	});
	acted();
	if (reached[operator]) {
		world.phones.deliver({
			to: wanted.Phone,
			from: wanted.Company,
			text: `${wanted.Custom_sms.trimEnd()} ${pin}`,
			at: new Date(now).toISOString(),
			code: pin,
		});
	}
	return {
		channels,
		to: wanted.Phone,
		errors: errorMap(messageErrors, [operator === 'NONE' ? '09' : '00']),
		// Without a report from the operator the message is still only handed over.
		status: operator === 'NONE' ? 'PENDING' : operator,
		smsToken,
		timeout: String(minutes),
		companyName: wanted.Company,
		country: wanted.Country,
		dateTime: dqeDateTime(now),
	};
}

/** A refused request gets every documented key; `status` and `smsToken` stay empty (our choice). */
export const refusal = (parameters: Parameters, errors: ErrorMap, now: number): MessageAnswer => ({
	channels: noChannels,
	to: parameters.get('Phone') ?? '',
	errors,
	status: '',
	smsToken: '',
	timeout: parameters.get('Duration') ?? '',
	companyName: parameters.get('Company') ?? '',
	country: parameters.get('Country') ?? '',
	dateTime: dqeDateTime(now),
});

function minutesOf({ rules }: DqeState, duration: string | undefined): number | undefined {
	if (duration === undefined) return rules.defaultDuration;
	const minutes = /^\d{1,6}$/.test(duration) ? Number(duration) : NaN;
	const allowed = minutes >= rules.shortestDuration && minutes <= rules.longestDuration;
	return allowed ? minutes : undefined;
}

/** 04: no ISO 3166 alpha-3 code. 06: one that DQE does not serve. 03: no allocated number of that country. */
function phoneOrCountryError(
	state: DqeState,
	{ Phone, Country }: { readonly Phone: string; readonly Country: string },
): MessageError | undefined {
	const alpha2 = isoCountries.get(Country);
	if (alpha2 === undefined) return '04';
	if (!state.countries.has(Country) || !isSupportedCountry(alpha2)) return '06';
	const valid =
		dqePhone.test(Phone) &&
		Phone.startsWith(getCountryCallingCode(alpha2)) &&
		isValidPhoneNumber(`+${Phone}`);
	return valid && !state.unallocatedPhones.has(Phone) ? undefined : '03';
}
