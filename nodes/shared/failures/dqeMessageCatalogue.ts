import type { Catalogue } from './entry';

/**
 * Codes of DQE's GDPR_MSG (sending a code): https://helpcenter.dqe.tech/hc/en-gb/articles/34580913188241
 * `00` is a success and never gets here.
 */
export const dqeMessageCatalogue: Catalogue = {
	'01': {
		label: 'Missing parameters.',
		message: "DQE misses a required value: the licence, 'Phone', 'Company Name' or 'Message'",
		hint: "Fill in these fields, and 'Licence' in the {credential} credential.",
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'02': {
		label: 'Service not authorized for this licence.',
		message: 'The DQE licence does not include SMS confirmation',
		hint: 'Ask DQE to add the service to your licence, or choose a {credential} credential whose licence has it.',
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	'03': {
		label: 'Invalid phone number.',
		message: "'Phone' is not a number that DQE can send an SMS to",
		hint: 'Give the whole number with its country code, for example +33 6 12 34 56 78.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'04': {
		label: 'Invalid country code.',
		message: "DQE does not accept the country of the number, which 'Phone' or 'Country' tells",
		hint: "Check the country code of the number, for example +33, and 'Country' where the number has none.",
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'05': {
		label: 'Invalid duration.',
		message: "'Duration' is not one that DQE accepts",
		hint: 'Give whole minutes, for example 5.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'06': {
		label: 'Country not found.',
		message: "DQE does not know the country of the number, which 'Phone' or 'Country' tells",
		hint: "Check the country code of the number, for example +33, and 'Country' where the number has none. If they are right, ask DQE whether the licence covers this country.",
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'07': {
		label: 'Invalid company name.',
		message: "'Company Name' cannot be the sender of the SMS",
		hint: 'Give 3 to 11 letters or digits, for example MyCompany.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'08': {
		label: 'Internal API error.',
		message: 'DQE had trouble of its own while sending the SMS',
		hint: '{check}.',
		category: 'vendor',
		delivered: 'unknown',
		retry: 'later',
	},
	'09': {
		label: 'No delivery status received.',
		message: 'DQE sent the SMS, but the phone operator has not said whether it arrived',
		hint: 'Wait some minutes: the SMS may still arrive. Ask the person before sending another one.',
		category: 'delivery',
		delivered: 'yes',
		retry: 'later',
	},
	10: {
		label: 'Invalid consent values.',
		message: "DQE does not accept a value of 'Consent Channels'",
		hint: 'Choose the channels from the list instead of an expression.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	11: {
		label: 'At least one communication channel must be enabled.',
		message: "'Consent Channels' is empty",
		hint: 'Choose at least one channel, for example SMS.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
};
