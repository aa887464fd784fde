import type { INodeProperties } from 'n8n-workflow';
import { enroll as callOf } from '../../../shared/clients/pimsEnrollmentCalls';
import { noticeField } from '../../../shared/execution/noticeField';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { optional } from '../../../shared/values/optional';
import { parsePinCode } from '../../../shared/values/pinCode';
import { parseSmsCode } from '../../../shared/values/smsCode';
import type { StellantisClients } from '../../clients';
import { enrollmentPinField } from '../pinField';
import { enrollmentCodeField } from './enrollmentCodeField';

const codeField: INodeProperties = {
	...enrollmentCodeField,
	required: false,
	description: `${enrollmentCodeField.description} An SDK on Android may do without; one on iOS needs it.`,
};

const notice = noticeField('Wrong PINs block the account; the way out is Enrollment: Remove.');

export const enroll: Operation<StellantisClients> = {
	value: 'enroll',
	name: 'Enroll',
	action: 'Enroll device',
	description:
		'Enroll the device of the session, so that it may command cars. Needs a trusted phone and the code that Enrollment: Validate Code has accepted. Wrong PINs block the account.',
	effect: 'write',
	needsConsent: true,
	fields: [notice, enrollmentPinField, codeField],
	async run(parameters, { bridge }) {
		const pin = parameters.read(enrollmentPinField, parsePinCode);
		const code = parameters.read(codeField, optional(parseSmsCode));
		const enrolled = await bridge.callForResult([callOf(pin, code)], {
			operation: 'pims.authentication.enrollment enroll',
			effect: 'write',
			secrets: [pin, ...(code === undefined ? [] : [code])],
		});
		return enrolled.ok ? succeeded({ enrolled: true }) : enrolled;
	},
};
