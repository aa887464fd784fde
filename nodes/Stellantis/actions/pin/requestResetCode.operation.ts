import { requestPinResetCode } from '../../../shared/clients/pimsPhoneCalls';
import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { codesPerDayField, readCodesPerDay, smsNotice } from '../codesPerDayField';
import { requestSmsCode } from '../requestSmsCode';

export const requestResetCode: Operation<StellantisClients> = {
	value: 'requestResetCode',
	name: 'Request Reset Code',
	action: 'Request PIN reset code',
	description:
		'Let Stellantis send an SMS code for a new PIN to the trusted phone of the account, which must have one. Too many codes lock an account.',
	effect: 'write',
	needsConsent: true,
	fields: [smsNotice],
	options: [codesPerDayField],
	run: async (parameters, { bridge }) =>
		await requestSmsCode(bridge, requestPinResetCode(readCodesPerDay(parameters)), {
			operation: 'pims.authentication.smscode resetPIN',
		}),
};
