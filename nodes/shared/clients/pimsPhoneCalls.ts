import { noTrustedPhone } from '../failures/reactions';
import { toPimsPhone, type PhoneNumber } from '../values/phone';
import type { SmsCode } from '../values/smsCode';
import type { JsonObject } from './json';
import type { CallLimit, PimsCall, PimsDialect } from './pimsCalls';

/** addPhoneNumber is selected by `action: "enrollment"` in the 2.0 examples, which spell the phone in words, too. */
const additions: Readonly<
	Record<PimsDialect, { readonly action: string; readonly phone: string }>
> = {
	'2.0': { action: 'enrollment', phone: 'Phone number' },
	'2.1': { action: 'addPhoneNumber', phone: 'phoneNumber' },
};

/** The phone of a call, as the SDK was given it. */
export const phoneIn = (parameters: JsonObject): unknown =>
	Object.values(additions)
		.map(({ phone }) => parameters[phone])
		.find((phone) => phone !== undefined);

const smsCodeApi = 'pims.authentication.smscode';

/** Whether a call lets Stellantis send an SMS, which a bridge then runs once per key. */
export const sendsSms = ({ method, api }: Pick<PimsCall, 'method' | 'api'>): boolean =>
	method === 'get' && api === smsCodeApi;

/** All kinds of codes count together: users report accounts locked after about twenty. */
export const smsCodeLimit = (perDay: number): CallLimit => ({
	name: 'smsCodes',
	max: perDay,
	perSeconds: 86_400,
});

const requestSmsCode = (
	parameters: NonNullable<PimsCall['parameters']>,
	perDay: number,
): PimsCall => ({ method: 'get', api: smsCodeApi, parameters, limit: smsCodeLimit(perDay) });

/** `get smscode`: Stellantis sends a code to the phone that is to be certified. Since SDK 2.0. */
export const requestCertificationCode = (phone: PhoneNumber, perDay: number): PimsCall =>
	requestSmsCode({ type: 'phoneNumberCertification', phoneNumber: toPimsPhone(phone) }, perDay);

/** `get smscode`: Stellantis sends a code for enrolling the device to the trusted phone. Since SDK 2.0. */
export const requestEnrollmentCode = (perDay: number): PimsCall =>
	requestSmsCode({ type: 'enrollment' }, perDay);

/** `get smscode`: Stellantis sends a code for choosing a new PIN to the trusted phone. Since SDK 2.0. */
export const requestPinResetCode = (perDay: number): PimsCall =>
	requestSmsCode({ type: 'resetPIN' }, perDay);

/** `set smscode`: the code makes the phone the account's trusted one. Since SDK 2.0. */
export function addPhoneNumber(phone: PhoneNumber, code: SmsCode, dialect: PimsDialect): PimsCall {
	const { action, phone: phoneParameter } = additions[dialect];
	return {
		method: 'set',
		api: smsCodeApi,
		parameters: { action, smsCode: code, [phoneParameter]: toPimsPhone(phone) },
	};
}

/** `set smscode`, selected by `type` in all versions: replaces the trusted phone of an enrolled device. */
export const modifyPhoneNumber = (phone: PhoneNumber, code: SmsCode): PimsCall => ({
	method: 'set',
	api: smsCodeApi,
	parameters: { type: 'modifyPhoneNumber', smsCode: code, phoneNumber: toPimsPhone(phone) },
});

/** `set smscode`: checks an enrollment code; answers whether the account has a PIN. Since SDK 2.0. */
export const validateEnrollmentCode = (code: SmsCode): PimsCall => ({
	method: 'set',
	api: smsCodeApi,
	parameters: { action: 'enrollment', smsCode: code },
});

export const getTrustedPhoneNumber: PimsCall = {
	method: 'get',
	api: 'pims.authentication.trustedphonenumber',
	// None is an answer, in a batch too.
	tolerate: [Number(noTrustedPhone)],
};
