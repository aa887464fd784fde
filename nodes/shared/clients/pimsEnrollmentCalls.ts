import { toPimsPhone, type PhoneNumber } from '../values/phone';
import type { PinCode } from '../values/pinCode';
import type { SmsCode } from '../values/smsCode';
import type { PimsCall } from './pimsCalls';

export const enrollmentApi = 'pims.authentication.enrollment';
export const pinCodeApi = 'pims.authentication.pincode';
export const otpApi = 'pims.authentication.otp';
const accountApi = 'pims.authentication.account';

/** The documented repair of 2302: a one-time password, kept by the SDK, renews the strong authentication. */
export const getOneTimePassword = (pin: PinCode): PimsCall => ({
	method: 'get',
	api: otpApi,
	parameters: { action: 'withPIN', pinCode: pin },
});

export const isDeviceActivated: PimsCall = {
	method: 'get',
	api: accountApi,
	parameters: { actionType: 'strong', type: 'isDeviceActivated' },
};

export const isAccountBlocked: PimsCall = {
	method: 'get',
	api: accountApi,
	parameters: { actionType: 'strong', type: 'isAccountBlocked' },
};

/**
 * Enrolls the session's device; an account without a PIN gets this one. The reference asks for the SMS code, its text
 * says that only iOS needs it. Since SDK 2.0.
 */
export const enroll = (pin: PinCode, code: SmsCode | undefined): PimsCall => ({
	method: 'set',
	api: enrollmentApi,
	parameters: { action: 'enroll', pinCode: pin, ...(code !== undefined && { smsCode: code }) },
});

/** Makes a certified phone the trusted one and enrolls the device, in one step. Since SDK 2.1. */
export const enrollWithPhoneNumber = (
	pin: PinCode,
	code: SmsCode,
	phone: PhoneNumber,
): PimsCall => ({
	method: 'set',
	api: enrollmentApi,
	parameters: {
		action: 'enrollWithPhoneNumber',
		pinCode: pin,
		smsCode: code,
		phoneNumber: toPimsPhone(phone),
	},
});

/** Of all devices of the account. Since SDK 2.0. */
export const removeEnrollments: PimsCall = {
	method: 'set',
	api: enrollmentApi,
	parameters: { action: 'remove' },
};

/** A new PIN for somebody who forgot his. Since SDK 2.0. */
export const resetPin = (pin: PinCode, code: SmsCode): PimsCall => ({
	method: 'set',
	api: pinCodeApi,
	parameters: { action: 'reset', pinCode: pin, smsCode: code },
});

/** A new PIN for somebody who knows his. Since SDK 2.0. */
export const updatePin = (oldPin: PinCode, newPin: PinCode): PimsCall => ({
	method: 'set',
	api: pinCodeApi,
	parameters: { action: 'update', oldPIN: oldPin, newPIN: newPin },
});
