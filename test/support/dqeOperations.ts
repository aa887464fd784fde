import type { OperationUnderTest } from './operationUnderTest';
import { customers, unlucky } from './operationUnderTest';
import type { Sandbox } from '../../sandbox';

/** The customers' phones as DQE has them. */
export const phones = ['33612345601', '33612345602', '33612345603'] as const;
export const pins = ['012345', '112345', '212345'] as const;
export const smsTokens = [
	'C6hfYZIER3CVoGVYwTiZL0',
	'C6hfYZIER3CVoGVYwTiZL1',
	'C6hfYZIER3CVoGVYwTiZL2',
] as const;

/** Codes that were sent to the three phones and can be verified now. */
export function sendCodes({ dqe, clock }: Sandbox): void {
	for (const customer of customers) {
		dqe.confirmations.set(smsTokens[customer], {
			phone: phones[customer],
			pin: pins[customer],
			channels: { phone: 0, post: 0, sms: 1, email: 0 },
			expiresAt: clock.now() + 600_000,
			wrongTries: 0,
			used: false,
		});
	}
}

const before = { skip: unlucky } as const;

export const sendCode: OperationUnderTest = {
	name: 'DQE: send code',
	node: 'dqeSmsConfirmation',
	effect: 'write',
	calledAs: 'GDPR_MSG',
	parameters: {
		operation: 'sendCode',
		phone: '={{ $json.phone }}',
		country: 'FRA',
		companyName: 'MYCOMPANY',
		message: 'Your code:',
		consentChannels: ['sms'],
	},
	arrange: () => phones.map((phone) => ({ phone: `+${phone}` })),
	succeeds: (customer) => ({ phone: phones[customer], status: 'DELIVERED', delivered: true }),
	refusal: {
		because: 'the number belongs to nobody',
		code: '03',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
		arrange: ({ dqe }) => void dqe.unallocatedPhones.add(phones[unlucky]),
	},
	meets: { vendor: 'dqe', on: 'POST /GDPR_MSG/', ...before },
	meetsCode: { vendor: 'dqe', on: 'POST /GDPR_MSG/', ...before },
	isRequest: ({ path }) => path === '/GDPR_MSG/',
};

export const verifyCode: OperationUnderTest = {
	name: 'DQE: verify code',
	node: 'dqeSmsConfirmation',
	effect: 'write',
	calledAs: 'GDPR_VERIF',
	parameters: {
		operation: 'verifyCode',
		phone: '={{ $json.phone }}',
		smsToken: '={{ $json.smsToken }}',
		pin: '={{ $json.pin }}',
	},
	options: { requestsAtOnce: 1 },
	arrange(sandbox) {
		sendCodes(sandbox);
		return customers.map((customer) => ({
			phone: `+${phones[customer]}`,
			smsToken: smsTokens[customer],
			pin: pins[customer],
		}));
	},
	succeeds: (customer) => ({ verified: true, phone: phones[customer] }),
	refusal: {
		because: 'the PIN is another one',
		code: '04',
		category: 'smsCode',
		delivered: 'yes',
		retry: 'afterFix',
		arrange: ({ dqe }) => {
			const confirmation = dqe.confirmations.get(smsTokens[unlucky]);
			if (confirmation)
				dqe.confirmations.set(smsTokens[unlucky], { ...confirmation, pin: '999999' });
		},
	},
	meets: { vendor: 'dqe', on: 'POST /GDPR_VERIF/', ...before },
	meetsCode: { vendor: 'dqe', on: 'POST /GDPR_VERIF/', ...before },
	isRequest: ({ path }) => path === '/GDPR_VERIF/',
};
