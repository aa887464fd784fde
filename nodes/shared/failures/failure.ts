/** The systems this package talks to. */
export type Vendor = 'dqe' | 'pims' | 'ovip' | 'webApi' | 'psaCarController';

/** What kind of trouble it is, the same words for every vendor. */
export const categories = [
	'configuration',
	'input',
	'authentication',
	'strongAuthentication',
	'blocked',
	'smsCode',
	'delivery',
	'network',
	'timeout',
	'throttled',
	'vendor',
	'ordering',
	'conflict',
	'vehicleState',
	'notFound',
	'unknown',
] as const;
export type Category = (typeof categories)[number];

/** May the vendor have acted on the request? `no` only where that is certain. */
export type Delivered = 'no' | 'yes' | 'unknown';

/** `safe`: sending again does no harm, because nothing was delivered or the call only reads. */
export type Retry = 'never' | 'afterFix' | 'later' | 'safe';

/**
 * One failed call, in the same words for every vendor. Holds no licence, PIN, SMS code, token or key,
 * and no more of a phone number than its last two digits.
 */
export interface Failure {
	readonly vendor: Vendor;
	/** The vendor's name of the call: `GDPR_VERIF`, `pims.vehicle.command chargeDeferredTime`, `POST /subscriptions`. */
	readonly operation: string;
	/** As the vendor publishes it (`04`, `2326`, `401`), or `network`, `timeout`, `malformed`, or an input reason. */
	readonly code: string;
	/** The vendor's own words, trimmed, without control characters and markup; empty where it gave none. */
	readonly label: string;
	readonly category: Category;
	/** What happened, in the user's words; names fields as 'Field Name'. */
	readonly message: string;
	/** What to do next. */
	readonly hint: string;
	readonly delivered: Delivered;
	readonly retry: Retry;
	readonly retryAfterMs?: number;
	readonly httpStatus?: number;
	readonly transactionId?: string;
}

/** Every call ends in a value or in a typed failure; nothing is thrown for what a vendor or the network does. */
export type Result<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: Failure };

export const succeeded = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (failure: Failure): Result<never> => ({ ok: false, failure });
