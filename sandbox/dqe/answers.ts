/** Published texts of GDPR_MSG's errors; in an answer they stand without the full stop, as in DQE's own example. */
export const messageErrors = {
	'00': 'No errors',
	'01': 'Missing parameters',
	'02': 'Service not authorized for this licence',
	'03': 'Invalid phone number',
	'04': 'Invalid country code',
	'05': 'Invalid duration',
	'06': 'Country not found',
	'07': 'Invalid company name',
	'08': 'Internal API error',
	'09': 'No delivery status received',
	'10': 'Invalid consent values',
	'11': 'At least one communication channel must be enabled',
} as const;
export type MessageError = keyof typeof messageErrors;

/** Published texts of GDPR_VERIF's errors: the same numbers, other meanings. */
export const verifyErrors = {
	'00': 'No errors',
	'01': 'Missing parameters',
	'02': 'PIN must contain 6 digits',
	'03': 'PIN expired',
	'04': 'PIN invalid for this token or phone number',
	'05': 'Invalid token',
} as const;
export type VerifyError = keyof typeof verifyErrors;

/** Consent of the first contact of each kind, 1 or 0. DQE publishes no shape for contacts 2 to 5: they are left out. */
export interface Channels {
	readonly phone: 0 | 1;
	readonly post: 0 | 1;
	readonly sms: 0 | 1;
	readonly email: 0 | 1;
}
export const noChannels: Channels = { phone: 0, post: 0, sms: 0, email: 0 };

export type ErrorMap = Readonly<Record<string, string>>;

/** `{ "03": "03 - Invalid phone number" }` */
export const errorMap = <C extends string>(
	texts: Readonly<Record<C, string>>,
	codes: readonly C[],
): ErrorMap => Object.fromEntries(codes.map((code) => [code, `${code} - ${texts[code]}`]));

export interface MessageAnswer {
	readonly channels: Channels;
	readonly to: string;
	readonly errors: ErrorMap;
	readonly status: '' | 'PENDING' | 'UNDELIVERABLE' | 'DELIVERED' | 'EXPIRED' | 'REJECTED';
	readonly smsToken: string;
	/** Minutes, as text. */
	readonly timeout: string;
	readonly companyName: string;
	readonly country: string;
	readonly dateTime: string;
}

export interface VerifyAnswer {
	readonly status: 'OK' | 'KO';
	readonly phone: string;
	readonly errors: ErrorMap;
	readonly channels: Channels;
	readonly dateTime: string;
}

/** `2019-07-29 11:32:32.876000`. DQE names no zone; here it is UTC. */
export const dqeDateTime = (milliseconds: number): string =>
	new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '000');
