import type { INodeProperties } from 'n8n-workflow';

/** @param request the operation that lets Stellantis send it: the kinds are not interchangeable */
export const smsCodeFieldOf = (request: string): INodeProperties => ({
	displayName: 'SMS Code',
	name: 'smsCode',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.code }}',
	description: `The code of the SMS from Stellantis, as text so that leading zeros stay, for example 012345. It is the one of ${request}, no other code and not the DQE PIN.`,
});

export const certificationCodeField = smsCodeFieldOf('Phone: Request Certification Code');
