import type { Gate } from './gates';
import type { Interface } from './interfaces';
import { digits, nationalPhone, pinCode } from './parameters';
import { checkSmsCode, newOneTimePassword, provePin, useDevice } from './strongAuthentication';

const enrollment = 'pims.authentication.enrollment';
const pincode = 'pims.authentication.pincode';
const otp = 'pims.authentication.otp';
const strong: readonly Gate[] = ['component', 'login', 'internet', 'inWebo'];
const password: readonly Gate[] = ['sound', 'core', 'login', 'internet', 'inWebo'];

/** The device's enrolment, the PIN and one-time passwords. One row is one variant of an interface. */
export const enrollmentInterfaces: readonly Interface[] = [
	{
		method: 'set',
		api: enrollment,
		selector: ['action', 'enroll'],
		gates: strong,
		run: ({ sdk, parameters, refuse }) => {
			const pin = parameters.text('pinCode', pinCode);
			const code = parameters.text('smsCode', digits);
			return () => {
				checkSmsCode(sdk, 'enrollment', code);
				if (!sdk.smsCodes.isConfirmed('enrollment')) refuse(2311);
				provePin(sdk, pin);
				sdk.smsCodes.useUp('enrollment');
				sdk.enrolled(pin);
			};
		},
	},
	{
		method: 'set',
		api: enrollment,
		dialect: '2.3',
		selector: ['action', 'enrollWithPhoneNumber'],
		gates: strong,
		run: ({ sdk, parameters, refuse }) => {
			const pin = parameters.text('pinCode', pinCode);
			const code = parameters.text('smsCode', digits);
			const phone = parameters.text('phoneNumber', nationalPhone);
			return () => {
				if (sdk.state.account.trustedPhone !== undefined) refuse(2390);
				checkSmsCode(sdk, 'phoneNumberCertification', code, phone);
				provePin(sdk, pin);
				sdk.smsCodes.useUp('phoneNumberCertification');
				sdk.state.account.trustedPhone = phone;
				sdk.enrolled(pin);
			};
		},
	},
	{
		method: 'set',
		api: enrollment,
		selector: ['action', 'remove'],
		gates: [...strong, 'server'],
		run:
			({ sdk }) =>
			() =>
				sdk.enrollmentsRemoved(),
	},
	{
		method: 'set',
		api: pincode,
		selector: ['action', 'reset'],
		gates: strong,
		run: ({ sdk, parameters, refuse }) => {
			const pin = parameters.text('pinCode', pinCode);
			const code = parameters.text('smsCode', digits);
			return () => {
				useDevice(sdk);
				checkSmsCode(sdk, 'resetPIN', code);
				if (pin === sdk.state.account.pin) refuse(2315);
				sdk.smsCodes.useUp('resetPIN');
				sdk.state.account.pin = pin;
			};
		},
	},
	{
		method: 'set',
		api: pincode,
		selector: ['action', 'update'],
		gates: strong,
		run: ({ sdk, parameters, refuse }) => {
			const oldPin = parameters.text('oldPIN', pinCode);
			const newPin = parameters.text('newPIN', pinCode);
			return () => {
				useDevice(sdk);
				provePin(sdk, oldPin);
				if (newPin === oldPin) refuse(2315);
				sdk.state.account.pin = newPin;
			};
		},
	},
	{
		method: 'get',
		api: otp,
		selector: ['action', 'withPIN'],
		gates: password,
		run: ({ sdk, parameters }) => {
			const pin = parameters.text('pinCode', pinCode);
			return () => {
				useDevice(sdk);
				provePin(sdk, pin);
				sdk.state.strongAuthentication = 'valid';
				return { otp: newOneTimePassword() };
			};
		},
	},
	{
		// Without the PIN nothing is proved: 2302 stays (our choice).
		method: 'get',
		api: otp,
		selector: ['action', 'withoutPIN'],
		gates: password,
		run:
			({ sdk }) =>
			() => {
				useDevice(sdk);
				return { otp: newOneTimePassword() };
			},
	},
];
