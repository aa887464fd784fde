import { randomBytes } from 'node:crypto';
import { labelOf, type PimsCode } from './codes';

/** Spelling of parameters and answers: the 2.0 pages' examples, or the specifications since 2.1. */
export type Dialect = '2.0' | '2.3';

export const dialectOf = (sdkVersion: string): Dialect =>
	/^2\.0(\.|$)/.test(sdkVersion) ? '2.0' : '2.3';

export type PimsResult = Readonly<Record<string, unknown>>;

export interface PimsErrorMember {
	readonly code: number | string;
	readonly label: string;
}

/** One message of the SDK, as it leaves the library. */
export interface PimsMessage {
	readonly transactionId: string;
	readonly status: 'SUCCEEDED' | 'FAILED' | 'RESULT';
	readonly result?: PimsResult | null;
	readonly error?: PimsErrorMember;
}

/** What the SDK knows of an event besides what the event itself says. */
export interface EventOrigin {
	readonly vin?: string;
	/** Transaction of the call that a signal answers. */
	readonly request?: string;
}

/** What leaves the SDK without having been asked for. */
export interface Emitted extends EventOrigin {
	readonly api: string;
	readonly message: PimsMessage;
}

/** One call of the SDK. */
export interface PimsCall {
	readonly method: 'get' | 'set' | 'subscribe' | 'unsubscribe';
	readonly api: string;
	readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Shape of the vendor's samples (`953cfefb-bc72`); opaque to everybody. */
export function newTransactionId(): string {
	const hex = randomBytes(6).toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** What a handler throws to answer FAILED. A code on order may be none of the published ones. */
export class PimsRefusal extends Error {
	constructor(
		readonly code: number,
		readonly label: string,
	) {
		super(`${code} ${label}`);
	}
}

export const refusal = (code: PimsCode, dialect: Dialect, fill?: string): PimsRefusal =>
	new PimsRefusal(code, labelOf(code, dialect, fill));
