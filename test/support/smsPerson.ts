import { onlyOutput, phone } from './operator';
import type { Desk } from './useOperator';

/** Somebody who asks for a code and reads it on the phone. */
export const smsPerson = (desk: Desk) => {
	const rightPin = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
	return {
		/** The PIN of the newest SMS. */
		rightPin,
		/** Another one: its last digit is the next. */
		wrongPin: (): string => rightPin().replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
		/** Gives the token. @param duration minutes */
		sendCode: async (duration = 10): Promise<string> => {
			const sent = onlyOutput(await desk.operator.sms('sendCode', { options: { duration } }));
			return String(sent['smsToken']);
		},
	};
};
