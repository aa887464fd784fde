import { enrollWithPhoneNumber as callOf } from '../../../shared/clients/pimsEnrollmentCalls';
import type { Operation } from '../../../shared/execution/operation';
import {
	phoneCountryField,
	phoneField,
	readSentPhone,
} from '../../../shared/execution/phoneFields';
import { succeeded } from '../../../shared/failures/failure';
import { toPimsPhone } from '../../../shared/values/phone';
import { parsePinCode } from '../../../shared/values/pinCode';
import { parseSmsCode } from '../../../shared/values/smsCode';
import type { StellantisClients } from '../../clients';
import { enrollmentPinField } from '../pinField';
import { certificationCodeField } from '../smsCodeField';

export const enrollWithPhoneNumber: Operation<StellantisClients> = {
	value: 'enrollWithPhoneNumber',
	name: 'Enroll With Phone Number',
	action: 'Enroll device with phone number',
	description:
		'Make a phone the trusted one and enroll the device in one step. Needs an account without a trusted phone, the code of Phone: Request Certification Code for this phone, and SDK 2.1 or newer.',
	effect: 'write',
	needsConsent: true,
	fields: [phoneField, phoneCountryField, certificationCodeField, enrollmentPinField],
	async run(parameters, { bridge }) {
		const phone = readSentPhone(parameters);
		const code = parameters.read(certificationCodeField, parseSmsCode);
		const pin = parameters.read(enrollmentPinField, parsePinCode);
		const enrolled = await bridge.callForResult([callOf(pin, code, phone)], {
			operation: 'pims.authentication.enrollment enrollWithPhoneNumber',
			effect: 'write',
			secrets: [pin, code, toPimsPhone(phone)],
		});
		return enrolled.ok ? succeeded({ enrolled: true, phone: phone.e164Digits }) : enrolled;
	},
};
