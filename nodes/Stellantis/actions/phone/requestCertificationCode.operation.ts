import { toPimsPhone } from '../../../shared/values/phone';
import { requestCertificationCode as callOf } from '../../../shared/clients/pimsCalls';
import type { Operation } from '../../../shared/execution/operation';
import { phoneCountryField, phoneField, readPhone } from '../../../shared/execution/phoneFields';
import { succeeded } from '../../../shared/failures/failure';
import type { StellantisClients } from '../../clients';

export const requestCertificationCode: Operation<StellantisClients> = {
	value: 'requestCertificationCode',
	name: 'Request Certification Code',
	action: 'Request certification code for phone',
	description:
		'Let Stellantis send an SMS code to a phone, to add it to the account or to replace the trusted one. Too many codes lock an account.',
	effect: 'write',
	fields: [phoneField, phoneCountryField],
	async run(parameters, { bridge }) {
		const phone = readPhone(parameters);
		const sent = await bridge.callForResult([callOf(phone)], {
			operation: 'pims.authentication.smscode phoneNumberCertification',
			effect: 'write',
			secrets: [toPimsPhone(phone)],
		});
		return sent.ok
			? succeeded({
					codeRequested: true,
					phone: phone.e164Digits,
					requestedAt: new Date().toISOString(),
				})
			: sent;
	},
};
