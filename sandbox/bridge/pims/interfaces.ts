import type { PimsCode } from './codes';
import type { Gate } from './gates';
import type { PimsCall, PimsResult } from './message';
import type { Parameters } from './parameters';
import type { PimsSdk } from './sdk';

/** What a handler sees: the SDK with its state, and the call's parameters. */
export interface Request {
	readonly sdk: PimsSdk;
	readonly parameters: Parameters;
	/** Of this call, and of the message that answers it. */
	readonly transactionId: string;
	/** Ends the call as FAILED. */
	readonly refuse: (code: PimsCode, fill?: string) => never;
	/** Starts the subscription that was asked for (2005 if it is there), for events of these types. */
	readonly subscribe: (types?: readonly string[]) => void;
}

/**
 * One variant of one interface of the SDK. `run` reads its parameters first of all (2101 and 2102 come before the
 * gates), and returns what to do once the gates are open.
 */
export interface Interface {
	readonly method: PimsCall['method'];
	readonly api: string;
	/** Parameter and value that pick this variant: `type` = `enrollment`. None: the interface has one variant. */
	readonly selector?: readonly [name: string, value: string];
	/** Only in this dialect; both if absent. */
	readonly dialect?: '2.0' | '2.3';
	/** Picks between variants with the same selector. */
	readonly when?: (parameters: Parameters) => boolean;
	readonly gates: readonly Gate[];
	/** Runs after the parameters were read and the gates found open; its result is the message's. */
	readonly run: (request: Request) => () => PimsResult | null | undefined | void;
}
