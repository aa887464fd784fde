import { pinIsRefused, smsCodeIsRefused } from '../failures/reactions';
import type { Secret } from './guesses';
import type { PimsCall } from './pimsCalls';
import { enrollmentApi, otpApi, pinCodeApi } from './pimsEnrollmentCalls';
import { phoneIn } from './pimsPhoneCalls';

/** Where an interface takes the PIN that the account has; the new one of a reset or an update is no guess. */
const pinParameters: Readonly<Record<string, string>> = {
	[otpApi]: 'pinCode',
	[enrollmentApi]: 'pinCode',
	[pinCodeApi]: 'oldPIN',
};

/** PIN and SMS code that a call gives to the SDK as proof, whoever wrote the call. */
export function secretsIn({ api, parameters = {} }: PimsCall): Secret[] {
	const pin = textOf(parameters[pinParameters[api] ?? '']);
	const code = api.startsWith('pims.authentication.') ? textOf(parameters['smsCode']) : '';
	const secrets: Secret[] = [];
	if (pin !== '') secrets.push({ is: `PIN ${pin}`, isRefusedBy: pinIsRefused });
	if (code !== '') {
		secrets.push({
			is: `code of ${requestOf(api, parameters)} ${code}`,
			// Where inWebo refuses a call without a PIN, the code is all it can mean.
			isRefusedBy: (failure) => smsCodeIsRefused(failure) || (pin === '' && pinIsRefused(failure)),
		});
	}
	return secrets;
}

/** After these another PIN or another code may be the right one. */
export const renewsSecrets = ({ method, api }: PimsCall): boolean =>
	method === 'set' && (api === enrollmentApi || api === pinCodeApi);

/** Codes for certification (of one phone), enrollment and PIN reset are not interchangeable. */
function requestOf(api: string, parameters: NonNullable<PimsCall['parameters']>): string {
	const phone = textOf(phoneIn(parameters));
	if (phone !== '') return `certification of ${phone}`;
	return api === pinCodeApi ? 'PIN reset' : 'enrollment';
}

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
