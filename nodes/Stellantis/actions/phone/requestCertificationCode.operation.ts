import { requestCertificationCode as callOf } from '../../../shared/clients/pimsPhoneCalls';
import type { Operation } from '../../../shared/execution/operation';
import { phoneCountryField, phoneField, readPhone } from '../../../shared/execution/phoneFields';
import { toPimsPhone } from '../../../shared/values/phone';
import type { StellantisClients } from '../../clients';
import { codesPerDayField, readCodesPerDay, smsNotice } from '../codesPerDayField';
import { requestSmsCode } from '../requestSmsCode';

export const requestCertificationCode: Operation<StellantisClients> = {
	value: 'requestCertificationCode',
	name: 'Request Certification Code',
	action: 'Request certification code for phone',
	description:
		'Let Stellantis send an SMS code to a phone, to add it to the account or to replace the trusted one. Too many codes lock an account.',
	effect: 'write',
	needsConsent: true,
	fields: [smsNotice, phoneField, phoneCountryField],
	options: [codesPerDayField],
	async run(parameters, { bridge }) {
		const phone = readPhone(parameters);
		return await requestSmsCode(
			bridge,
			callOf(phone, readCodesPerDay(parameters)),
			{
				operation: 'pims.authentication.smscode phoneNumberCertification',
				secrets: [toPimsPhone(phone)],
			},
			{ phone: phone.e164Digits },
		);
	},
};
