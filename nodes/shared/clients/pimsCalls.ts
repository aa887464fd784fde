import { alreadySubscribed } from '../failures/reactions';
import type { DeferredTime } from '../values/deferredTime';
import { toPimsPhone, type PhoneNumber } from '../values/phone';
import type { PinCode } from '../values/pinCode';
import type { SmsCode } from '../values/smsCode';
import type { Vin } from '../values/vin';
import type { JsonObject } from './json';

/** One call of the SDK in a batch to the bridge (docs/bridge/openapi.yaml). */
export interface PimsCall {
	readonly method: 'get' | 'set' | 'subscribe' | 'unsubscribe';
	readonly api: string;
	readonly parameters?: JsonObject;
	/** Codes after which the batch goes on. */
	readonly tolerate?: readonly number[];
}

/**
 * How the SDK of a session wants its parameters. `2.0`: as the code examples of the 2.0 pages send them;
 * `2.1`: as the machine-readable specifications of 2.1 and newer say.
 */
export type PimsDialect = '2.0' | '2.1';

interface Spelling {
	/** addPhoneNumber is selected by `action: "enrollment"` in the 2.0 examples. */
	readonly addPhoneNumber: string;
	readonly addedPhone: string;
	/** Booleans are quoted in the 2.0 examples. */
	readonly flag: (value: boolean) => boolean | string;
}

const spellings: Readonly<Record<PimsDialect, Spelling>> = {
	'2.0': { addPhoneNumber: 'enrollment', addedPhone: 'Phone number', flag: String },
	'2.1': { addPhoneNumber: 'addPhoneNumber', addedPhone: 'phoneNumber', flag: (value) => value },
};

const smsCodeApi = 'pims.authentication.smscode';
const commandApi = 'pims.vehicle.command';
export const signalApi = 'pims.vehicle.signal';

/** Whether a call lets Stellantis send an SMS, which a bridge then runs once per key. */
export const sendsSms = ({ method, api }: PimsCall): boolean =>
	method === 'get' && api === smsCodeApi;

/** `get smscode`: Stellantis sends a code to the phone that is to be certified. Since SDK 2.0. */
export const requestCertificationCode = (phone: PhoneNumber): PimsCall => ({
	method: 'get',
	api: smsCodeApi,
	parameters: { type: 'phoneNumberCertification', phoneNumber: toPimsPhone(phone) },
});

/** `set smscode`: the code makes the phone the account's trusted one. Since SDK 2.0. */
export function addPhoneNumber(phone: PhoneNumber, code: SmsCode, dialect: PimsDialect): PimsCall {
	const { addPhoneNumber: action, addedPhone } = spellings[dialect];
	return {
		method: 'set',
		api: smsCodeApi,
		parameters: { action, smsCode: code, [addedPhone]: toPimsPhone(phone) },
	};
}

/** `set smscode`, selected by `type` in all versions: replaces the trusted phone of an enrolled device. */
export const modifyPhoneNumber = (phone: PhoneNumber, code: SmsCode): PimsCall => ({
	method: 'set',
	api: smsCodeApi,
	parameters: { type: 'modifyPhoneNumber', smsCode: code, phoneNumber: toPimsPhone(phone) },
});

export const getTrustedPhoneNumber: PimsCall = {
	method: 'get',
	api: 'pims.authentication.trustedphonenumber',
};

/** The documented repair of 2302: a one-time password, kept by the SDK, renews the strong authentication. */
export const getOneTimePassword = (pin: PinCode): PimsCall => ({
	method: 'get',
	api: 'pims.authentication.otp',
	parameters: { action: 'withPIN', pinCode: pin },
});

/** Selects the car for the whole SDK session: always in one batch with what is meant for that car. */
export const selectVehicle = (vin: Vin): PimsCall => ({
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin },
});

export const subscribeSignal: PimsCall = {
	method: 'subscribe',
	api: signalApi,
	tolerate: [Number(alreadySubscribed)],
};

/**
 * `deferredTime` is a time of day in the car's zone. `startNow` false and `checkStartCharge` true, as in the
 * vendor's tutorial: set the hour, do not start.
 */
export function chargeDeferredTime(time: DeferredTime, dialect: PimsDialect): PimsCall {
	const { flag } = spellings[dialect];
	return {
		method: 'set',
		api: commandApi,
		parameters: {
			action: 'chargeDeferredTime',
			startNow: flag(false),
			deferredTime: time.duration,
			checkStartCharge: flag(true),
		},
	};
}

export function charge(startNow: boolean, dialect: PimsDialect): PimsCall {
	const { flag } = spellings[dialect];
	return {
		method: 'set',
		api: commandApi,
		parameters: { action: 'charge', startNow: flag(startNow) },
	};
}

/** How fresh vehicle data must be: the server's (else the phone's cache), or asked from the car. */
export type Freshness = 'get' | 'refresh' | 'refreshWithWakeUp';

export const getVehicleInformations = (action: Freshness): PimsCall => ({
	method: 'get',
	api: 'pims.vehicle.informations',
	parameters: { actionType: 'remote', action },
});
