import { inWeboCodes, type SdkState } from './sdkState';
import type { PimsCode } from './codes';

/** What a call needs before it can do anything. */
export type Gate =
	| 'sound'
	| 'core'
	| 'component'
	| 'login'
	| 'internet'
	| 'server'
	| 'answer'
	| 'strongAuthentication'
	| 'inWebo'
	| 'broker';

export interface Closed {
	readonly code: PimsCode;
	readonly fill?: string;
}

const closedIf = (closed: boolean, code: PimsCode, fill?: string): Closed | undefined =>
	closed ? { code, ...(fill !== undefined && { fill }) } : undefined;

/**
 * Which state closes a gate, with which code. Checked in this order, our choice: the vendor does not say which of two
 * faults is reported. The phone's own state comes first, then the network, then the services behind it.
 */
const gates: ReadonlyArray<readonly [gate: Gate, check: (sdk: SdkState) => Closed | undefined]> = [
	['sound', (sdk) => closedIf(sdk.internalFault, 2000)],
	['core', (sdk) => closedIf(!sdk.coreConfigured, 2006)],
	['component', (sdk) => closedIf(!sdk.componentConfigured, 2344, 'StrongAuthentication')],
	['login', (sdk) => closedIf(!sdk.account.loggedIn, 2301)],
	['internet', (sdk) => closedIf(!sdk.network.internet, 2202)],
	[
		'server',
		(sdk) => closedIf(sdk.server === 'slow', 2201) ?? closedIf(sdk.server === 'error', 2204),
	],
	['answer', (sdk) => closedIf(sdk.server === 'nonsense', 2203, 'Parsing error')],
	['strongAuthentication', (sdk) => closedIf(sdk.strongAuthentication === 'expired', 2302)],
	['inWebo', (sdk) => closedByInWebo(sdk)],
	['broker', (sdk) => closedIf(sdk.broker === 'refused', 2377)],
];

/** A failed post-synchronization is no closed gate: the call is done and reports 2316 afterwards. */
function closedByInWebo({ inWebo }: SdkState): Closed | undefined {
	const code = inWeboCodes[inWebo];
	return code === undefined || code === 2316 ? undefined : { code };
}

/** The first of the call's gates that is closed. */
export function closedGate(needed: readonly Gate[], sdk: SdkState): Closed | undefined {
	for (const [gate, check] of gates) {
		const closed = needed.includes(gate) ? check(sdk) : undefined;
		if (closed) return closed;
	}
	return undefined;
}
