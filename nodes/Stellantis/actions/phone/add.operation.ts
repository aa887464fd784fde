import { addPhoneNumber } from '../../../shared/clients/pimsPhoneCalls';
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

export const add: Operation<StellantisClients> = {
	value: 'add',
	name: 'Add',
	action: 'Add phone to account',
	description: 'Make a certified phone the trusted one of an account that has none',
	effect: 'write',
	needsConsent: true,
	fields: [phoneField, phoneCountryField, certificationCodeField],
	async run(parameters, { bridge }) {
		const phone = readSentPhone(parameters);
		const code = parameters.read(certificationCodeField, parseSmsCode);
		const dialect = await bridge.dialect();
		if (!dialect.ok) return dialect;
		const added = await bridge.callForResult([addPhoneNumber(phone, code, dialect.value)], {
			operation: 'pims.authentication.smscode addPhoneNumber',
			effect: 'write',
			secrets: [code, toPimsPhone(phone)],
		});
		return added.ok ? succeeded({ added: true, phone: phone.e164Digits }) : added;
	},
};
