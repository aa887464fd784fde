import { succeeded } from '../shared/failures/failure';
import type { Operation } from '../shared/execution/operation';
import type { SmsClients } from './clients';
import { codeFields, codeOptions, expiryOf, readCodeRequest } from './codeRequest';

export const sendCode: Operation<SmsClients> = {
	value: 'sendCode',
	name: 'Send Code',
	action: 'Send code by SMS',
	description: 'Send an SMS with a code to a phone; each SMS is billed by DQE',
	effect: 'write',
	fields: codeFields,
	options: codeOptions,
	async run(parameters, { dqe }) {
		const sent = await dqe.sendCode(readCodeRequest(parameters));
		if (!sent.ok) return sent;
		const { status, timeoutMinutes, ...code } = sent.value;
		const sentAt = Date.now();
		const expiresAt = expiryOf(sent.value, sentAt);
		return succeeded({
			...code,
			status,
			delivered: status === 'DELIVERED',
			timeoutMinutes,
			sentAt: new Date(sentAt).toISOString(),
			expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
		});
	},
};
