import type { VirtualPhones } from '../sandbox/contract';

/** The customer: reads the last SMS on the phone, as a person would. */
export class Person {
	constructor(
		private readonly phones: VirtualPhones,
		private readonly number: string,
	) {}

	/** The code of the newest SMS of this sender, digits as they stand in the text. */
	codeFrom(sender: string): string {
		const sms = this.phones.messagesOf(this.number).findLast(({ from }) => from === sender);
		if (sms === undefined) throw new Error(`No SMS from ${sender} has arrived`);
		return sms.code;
	}
}

/** The same number of digits, none of them right. */
export const wrong = (code: string): string =>
	code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
