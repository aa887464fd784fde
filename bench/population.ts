/** What both sides of a measurement know: the customers whose codes are verified, the cars that are subscribed. */

export const service = 'SERVICE1_CODE';
export const clientId = 'sandbox-partner';

export interface Customer {
	/** Digits with calling code: a French mobile number. */
	readonly phone: string;
	readonly smsToken: string;
	readonly pin: string;
}

export const customer = (index: number): Customer => ({
	phone: String(33_612_000_000 + index),
	smsToken: `token-${String(index).padStart(16, '0')}`,
	pin: String(index % 1_000_000).padStart(6, '0'),
});

export const vin = (index: number): string => `VF3${String(index).padStart(14, '0')}`;

export const many = <T>(count: number, of: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => of(index));
