import type { Gate } from './gates';
import type { Interface, Request } from './interfaces';
import { digits, nationalPhone } from './parameters';
import type { SmsCodeKind } from './smsCodes';
import { checkSmsCode, useDevice, useSmsCode } from './strongAuthentication';

const smsCode = 'pims.authentication.smscode';
const online: readonly Gate[] = ['core', 'login', 'internet', 'server'];
const onlineComponent: readonly Gate[] = [...online, 'component'];

const toTrustedPhone =
	(kind: SmsCodeKind) =>
	({ sdk, refuse }: Request) =>
	() => {
		const { trustedPhone, callingCode } = sdk.state.account;
		sdk.smsCodes.send(kind, trustedPhone ?? refuse(2307), callingCode);
	};

/** `phone` is spelled `Phone number` in the 2.0 pages. */
const addPhoneNumber =
	(phoneParameter: string) =>
	({ sdk, parameters, refuse }: Request) => {
		const code = parameters.text('smsCode', digits);
		const phone = parameters.text(phoneParameter, nationalPhone);
		return () => {
			if (sdk.state.account.trustedPhone !== undefined) refuse(2390);
			useSmsCode(sdk, 'phoneNumberCertification', code, phone);
			sdk.state.account.trustedPhone = phone;
		};
	};

const phoneIsNamed = (parameters: Request['parameters']) =>
	parameters.has('Phone number') || parameters.has('phoneNumber');

/** SMS codes and the trusted phone. One row is one variant of an interface. */
export const smsCodeInterfaces: readonly Interface[] = [
	{
		method: 'get',
		api: smsCode,
		selector: ['type', 'phoneNumberCertification'],
		gates: online,
		run: ({ sdk, parameters }) => {
			const phone = parameters.text('phoneNumber', nationalPhone);
			const { callingCode } = sdk.state.account;
			return () => sdk.smsCodes.send('phoneNumberCertification', phone, callingCode);
		},
	},
	{
		method: 'get',
		api: smsCode,
		selector: ['type', 'enrollment'],
		gates: online,
		run: toTrustedPhone('enrollment'),
	},
	{
		method: 'get',
		api: smsCode,
		selector: ['type', 'resetPIN'],
		gates: online,
		run: toTrustedPhone('resetPIN'),
	},
	{
		method: 'set',
		api: smsCode,
		dialect: '2.3',
		selector: ['action', 'addPhoneNumber'],
		gates: onlineComponent,
		run: addPhoneNumber('phoneNumber'),
	},
	{
		// The 2.0 pages select this with `enrollment`; only the phone number tells it from the enrolment itself.
		method: 'set',
		api: smsCode,
		dialect: '2.0',
		selector: ['action', 'enrollment'],
		when: phoneIsNamed,
		gates: onlineComponent,
		run: addPhoneNumber('Phone number'),
	},
	{
		method: 'set',
		api: smsCode,
		selector: ['type', 'modifyPhoneNumber'],
		gates: [...onlineComponent, 'inWebo'],
		run: ({ sdk, parameters, refuse }) => {
			const code = parameters.text('smsCode', digits);
			const phone = parameters.text('phoneNumber', nationalPhone);
			return () => {
				useDevice(sdk);
				if (sdk.state.account.trustedPhone === undefined) refuse(2307);
				useSmsCode(sdk, 'phoneNumberCertification', code, phone);
				sdk.state.account.trustedPhone = phone;
			};
		},
	},
	{
		method: 'set',
		api: smsCode,
		selector: ['action', 'enrollment'],
		gates: [...onlineComponent, 'inWebo'],
		run: ({ sdk, parameters, refuse }) => {
			// 2101 is not documented for this variant alone: a missing code is an invalid one.
			const code = parameters.has('smsCode') ? parameters.text('smsCode', digits) : undefined;
			return () => {
				if (code === undefined) return refuse(2102, 'smsCode');
				checkSmsCode(sdk, 'enrollment', code);
				sdk.smsCodes.confirm('enrollment');
				return { status: sdk.state.account.pin === undefined ? 'NotEnrolled' : 'AlreadyEnrolled' };
			};
		},
	},
	{
		method: 'get',
		api: 'pims.authentication.trustedphonenumber',
		gates: online,
		run:
			({ sdk, refuse }) =>
			() => ({ phoneNumber: sdk.state.account.trustedPhone ?? refuse(2307) }),
	},
];
