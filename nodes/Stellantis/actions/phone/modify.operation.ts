import { modifyPhoneNumber } from '../../../shared/clients/pimsPhoneCalls';
import type { Operation } from '../../../shared/execution/operation';
import {
	phoneCountryField,
	phoneField,
	readSentPhone,
} from '../../../shared/execution/phoneFields';
import { succeeded } from '../../../shared/failures/failure';
import { toPimsPhone } from '../../../shared/values/phone';
import { parseSmsCode } from '../../../shared/values/smsCode';
import type { StellantisClients } from '../../clients';
import { certificationCodeField } from '../smsCodeField';

export const modify: Operation<StellantisClients> = {
	value: 'modify',
	name: 'Modify',
	action: 'Modify phone of account',
	description: 'Replace the trusted phone of an enrolled account by a certified one',
	effect: 'write',
	needsConsent: true,
	fields: [phoneField, phoneCountryField, certificationCodeField],
	async run(parameters, { bridge }) {
		const phone = readSentPhone(parameters);
		const code = parameters.read(certificationCodeField, parseSmsCode);
		const modified = await bridge.callForResult([modifyPhoneNumber(phone, code)], {
			operation: 'pims.authentication.smscode modifyPhoneNumber',
			effect: 'write',
			secrets: [code, toPimsPhone(phone)],
		});
		return modified.ok ? succeeded({ modified: true, phone: phone.e164Digits }) : modified;
	},
};
