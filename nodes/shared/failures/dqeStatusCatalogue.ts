import type { Catalogue } from './entry';

/**
 * Delivery and verification statuses of DQE that are no success, also when they come with code `00`:
 * https://helpcenter.dqe.tech/hc/en-gb/articles/34581852981137
 */
export const dqeStatusCatalogue: Catalogue = {
	UNDELIVERABLE: {
		message: "The SMS cannot be delivered to 'Phone'",
		hint: 'Check the number with the person; a landline or a number no longer in use gets no SMS.',
		category: 'delivery',
		delivered: 'yes',
		retry: 'afterFix',
	},
	EXPIRED: {
		message: "The operator gave up delivering the SMS to 'Phone' before it arrived",
		hint: 'The phone was probably off or without network: ask the person to switch it on, then send a new code.',
		category: 'delivery',
		delivered: 'yes',
		retry: 'later',
	},
	REJECTED: {
		message: "The phone operator refused the SMS to 'Phone'",
		hint: "Try another 'Company Name' and a plain 'Message'; the person's operator may also block such SMS.",
		category: 'delivery',
		delivered: 'yes',
		retry: 'afterFix',
	},
	KO: {
		message: "'PIN' was not accepted",
		hint: 'Have the person type the newest code again, or send a new one.',
		category: 'smsCode',
		delivered: 'yes',
		retry: 'afterFix',
	},
};
