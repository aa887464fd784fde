import { resetPin } from '../../../shared/clients/pimsEnrollmentCalls';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parsePinCode } from '../../../shared/values/pinCode';
import { parseSmsCode } from '../../../shared/values/smsCode';
import type { StellantisClients } from '../../clients';
import { newPinField } from '../pinField';
import { smsCodeFieldOf } from '../smsCodeField';

const resetCodeField = smsCodeFieldOf('PIN: Request Reset Code');

export const reset: Operation<StellantisClients> = {
	value: 'reset',
	name: 'Reset',
	action: 'Reset PIN',
	description:
		'Give the account a new PIN without the old one. Needs an enrolled device and the code of PIN: Request Reset Code.',
	effect: 'write',
	needsConsent: true,
	fields: [resetCodeField, newPinField],
	async run(parameters, { bridge }) {
		const code = parameters.read(resetCodeField, parseSmsCode);
		const pin = parameters.read(newPinField, parsePinCode);
		const done = await bridge.callForResult([resetPin(pin, code)], {
			operation: 'pims.authentication.pincode reset',
			effect: 'write',
			secrets: [pin, code],
		});
		return done.ok ? succeeded({ reset: true }) : done;
	},
};
