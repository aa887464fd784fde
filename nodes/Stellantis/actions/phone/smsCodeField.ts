import type { INodeProperties } from 'n8n-workflow';

export const smsCodeField: INodeProperties = {
	displayName: 'SMS Code',
	name: 'smsCode',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.code }}',
	description:
		'The code of the SMS from Stellantis, as text so that leading zeros stay, for example 012345. It is the one of Request Certification Code, not the DQE PIN.',
};
