import type { JsonObject } from './json';

/** No more than `max` calls under `name` in any `perSeconds` seconds, counted by the bridge for all callers of the session. */
export interface CallLimit {
	/** Visible ASCII characters, at most 128. */
	readonly name: string;
	/** 1 to 1000. */
	readonly max: number;
	/** 1 to 86400, a day. */
	readonly perSeconds: number;
}

/** One call of the SDK in a batch to the bridge (docs/bridge/openapi.yaml). */
export interface PimsCall {
	readonly method: 'get' | 'set' | 'subscribe' | 'unsubscribe';
	readonly api: string;
	readonly parameters?: JsonObject;
	/** Codes after which the batch goes on. */
	readonly tolerate?: readonly number[];
	/** Past it nothing of the batch is executed. */
	readonly limit?: CallLimit;
}

/**
 * How the SDK of a session wants its parameters. `2.0`: as the code examples of the 2.0 pages send them;
 * `2.1`: as the machine-readable specifications of 2.1 and newer say.
 */
export type PimsDialect = '2.0' | '2.1';

/** Booleans are quoted in the 2.0 examples. */
export const flag = (value: boolean, dialect: PimsDialect): boolean | string =>
	dialect === '2.0' ? String(value) : value;

/** What the credential offers as the version of the SDK behind the bridge. */
export const sdkVersions = [
	{
		name: '2.0',
		value: '2.0',
		description: 'As the code examples of the 2.0 pages send it',
	},
	{
		name: '2.1 and Newer',
		value: '2.1',
		description: 'As the specifications of 2.1 and newer say',
	},
	{
		name: 'Automatic',
		value: 'automatic',
		description: 'What the bridge says of the session',
	},
] as const;
