import { requestEnrollmentCode } from '../../../shared/clients/pimsPhoneCalls';
import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { codesPerDayField, readCodesPerDay, smsNotice } from '../codesPerDayField';
import { requestSmsCode } from '../requestSmsCode';

export const requestCode: Operation<StellantisClients> = {
	value: 'requestCode',
	name: 'Request Code',
	action: 'Request enrollment code',
	description:
		'Let Stellantis send an SMS code for enrolling to the trusted phone of the account, which must have one. Too many codes lock an account.',
	effect: 'write',
	needsConsent: true,
	fields: [smsNotice],
	options: [codesPerDayField],
	run: async (parameters, { bridge }) =>
		await requestSmsCode(bridge, requestEnrollmentCode(readCodesPerDay(parameters)), {
			operation: 'pims.authentication.smscode enrollment',
		}),
};
