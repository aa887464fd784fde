import { needsNewPin } from '../../../shared/clients/pimsEnrollment';
import { validateEnrollmentCode } from '../../../shared/clients/pimsPhoneCalls';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parseSmsCode } from '../../../shared/values/smsCode';
import type { StellantisClients } from '../../clients';
import { enrollmentCodeField } from './enrollmentCodeField';

export const validateCode: Operation<StellantisClients> = {
	value: 'validateCode',
	name: 'Validate Code',
	action: 'Validate enrollment code',
	description:
		'Check the code of Enrollment: Request Code, before Enrollment: Enroll. Says whether the account needs a new PIN or has one already.',
	effect: 'write',
	needsConsent: true,
	fields: [enrollmentCodeField],
	async run(parameters, { bridge }) {
		const code = parameters.read(enrollmentCodeField, parseSmsCode);
		const validated = await bridge.callForResult([validateEnrollmentCode(code)], {
			operation: 'pims.authentication.smscode enrollment validation',
			effect: 'write',
			secrets: [code],
		});
		return validated.ok
			? succeeded({ validated: true, newPin: needsNewPin(validated.value) })
			: validated;
	},
};
