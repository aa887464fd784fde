import type { INodeProperties } from 'n8n-workflow';
import type { CodeRequest, SentCode } from '../shared/clients/dqe';
import type { NumberField } from '../shared/execution/fieldKinds';
import type { Parameters } from '../shared/execution/parameters';
import {
	phoneCountryField,
	phoneField,
	readPhoneAndCountry,
} from '../shared/execution/phoneFields';
import { parseCompanyName } from '../shared/values/companyName';
import { parseChannelList, parseConsentChannels } from '../shared/values/consentChannels';
import { parseSmsMessage } from '../shared/values/smsMessage';

const companyNameField: INodeProperties = {
	displayName: 'Company Name',
	name: 'companyName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. MYCOMPANY',
	description: 'Sender of the SMS as the phone shows it, 3 to 11 characters, for example MYCOMPANY',
};

const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	required: true,
	default: 'Your code:',
	placeholder: 'e.g. Your code:',
	description:
		'Text of the SMS, at most 125 characters; DQE puts the code behind it, for example "Your code:"',
};

const consentChannelsField: INodeProperties = {
	displayName: 'Consent Channels',
	name: 'consentChannels',
	type: 'multiOptions',
	required: true,
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'Phone Call', value: 'phone' },
		{ name: 'Post', value: 'post' },
		{ name: 'SMS', value: 'sms' },
	],
	default: ['sms'],
	description:
		'How the person agrees to be contacted; DQE records it with the code and wants at least one, for example SMS',
};

/** DQE documents neither range nor default (its error 05 says "Invalid duration"); a day at most is our choice. */
export const durationBounds = { min: 1, max: 1440 };

const durationField: NumberField = {
	displayName: 'Duration',
	name: 'duration',
	type: 'number',
	typeOptions: { minValue: durationBounds.min, maxValue: durationBounds.max },
	default: 10,
	description: 'How many minutes the code can be used, for example 10. Without it DQE decides.',
};

const furtherContactsField: INodeProperties = {
	displayName: 'Further Consent Channels',
	name: 'furtherConsentChannels',
	type: 'multiOptions',
	options: (
		[
			['Email', 'email'],
			['Phone Call', 'phone'],
			['Post', 'post'],
			['SMS', 'sms'],
		] as const
	).flatMap(([name, value]) =>
		[2, 3, 4, 5].map((contact) => ({ name: `${name} ${contact}`, value: `${value}${contact}` })),
	),
	default: [],
	description:
		'Consents for the second to fifth email address, phone and postal address of the person, for example Email 2',
};

/** The fields of every operation that sends a code. */
export const codeFields: readonly INodeProperties[] = [
	phoneField,
	phoneCountryField,
	companyNameField,
	messageField,
	consentChannelsField,
];

export const codeOptions: readonly INodeProperties[] = [durationField, furtherContactsField];

/** @throws {RefusedParameter} */
export function readCodeRequest(parameters: Parameters): CodeRequest {
	const { phone, country } = readPhoneAndCountry(parameters);
	const company = parameters.read(companyNameField, parseCompanyName);
	const message = parameters.read(messageField, parseSmsMessage);
	const further = parameters.readOption(furtherContactsField, parseChannelList);
	const channels = parameters.read(consentChannelsField, (raw) =>
		parseConsentChannels(raw, further),
	);
	const duration = parameters.options.numberIfGiven(durationField);
	return {
		phone,
		country,
		company,
		message,
		channels,
		...(duration !== undefined && { duration }),
	};
}

/** Milliseconds since the epoch; undefined where DQE does not say how long the code can be used. */
export const expiryOf = ({ timeoutMinutes }: SentCode, sentAt: number): number | undefined =>
	timeoutMinutes === null ? undefined : sentAt + timeoutMinutes * 60_000;
