import type { Sms, VirtualPhones } from './contract';

const longestCallingCode = 3;

/**
 * Whether two spellings are one phone: `+33 6 12 34 56 78`, `0033612345678`, `33612345678`, `0612345678`.
 * A national number is compared by its end, which is exact enough for a sandbox's few phones.
 */
export function samePhone(one: string, other: string): boolean {
	const [a, b] = [digitsOf(one), digitsOf(other)];
	return a === b || endsWithNational(a, b) || endsWithNational(b, a);
}

const digitsOf = (spelling: string) => spelling.replace(/\D/g, '').replace(/^00/, '');

function endsWithNational(international: string, national: string): boolean {
	if (!national.startsWith('0') || international.startsWith('0')) return false;
	// Italy keeps the leading zero behind the calling code, France drops it.
	return [national, national.slice(1)].some((end) => {
		const callingCode = international.length - end.length;
		return international.endsWith(end) && callingCode >= 1 && callingCode <= longestCallingCode;
	});
}

export class Phones implements VirtualPhones {
	private messages: readonly Sms[] = [];

	constructor(private readonly delivered: (sms: Sms) => void) {}

	deliver(sms: Sms): void {
		this.messages = [...this.messages, sms];
		this.delivered(sms);
	}

	messagesOf(number: string): readonly Sms[] {
		return this.messages.filter(({ to }) => samePhone(to, number));
	}

	get all(): readonly Sms[] {
		return this.messages;
	}

	clear(): void {
		this.messages = [];
	}
}
