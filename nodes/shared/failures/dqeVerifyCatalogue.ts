import type { Catalogue } from './entry';

/**
 * Codes of DQE's GDPR_VERIF (checking a PIN): https://helpcenter.dqe.tech/hc/en-gb/articles/47368128193937
 * The same numbers mean other things than those of GDPR_MSG. `00` is a success and never gets here.
 */
export const dqeVerifyCatalogue: Catalogue = {
	'01': {
		label: 'Missing parameters.',
		message: "DQE misses a required value: 'Phone', 'SMS Token' or 'PIN'",
		hint: "Fill in all three; 'SMS Token' comes from the output of Send Code.",
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	'02': {
		label: 'PIN must contain 6 digits.',
		message: "'PIN' does not have 6 digits",
		hint: 'Give the 6 digits of the SMS as text, so that leading zeros stay, for example 012345.',
		category: 'smsCode',
		delivered: 'no',
		retry: 'afterFix',
	},
	'03': {
		label: 'PIN expired.',
		message: "'PIN' came too late: its code has expired",
		hint: "Send a new code; raise 'Duration' there if people need more time.",
		category: 'smsCode',
		delivered: 'yes',
		retry: 'afterFix',
	},
	'04': {
		label: 'PIN invalid for this token or phone number.',
		message: "'PIN' does not belong to this 'SMS Token' and 'Phone'",
		hint: "Have the person type the newest code again, and take 'SMS Token' and 'Phone' from the same Send Code output.",
		category: 'smsCode',
		delivered: 'yes',
		retry: 'afterFix',
	},
	'05': {
		label: 'Invalid token.',
		message: "'SMS Token' is not one that DQE knows",
		hint: 'Take it unchanged from the output of Send Code; if it is old, send a new code.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
};
