import type { Sandbox } from '../../sandbox';
import type { PimsCall, PimsMessage } from '../../sandbox/bridge/pims/message';
import { sessions } from '../support/bridgeSessions';
import { customers, type Customer } from '../support/operationUnderTest';

/** One call that a customer's SDK has run, and its answer, whatever became of that on the way. */
export interface LedgerEntry {
	readonly customer: Customer;
	readonly call: PimsCall;
	readonly message: PimsMessage;
	/** How many requests had reached the vendors by then. */
	readonly requests: number;
}

/** `set pims.vehicle.command doors`: what faults are matched against, too. */
export function nameOf({ method, api, parameters }: PimsCall): string {
	const variant = [parameters?.['action'], parameters?.['type']].find(
		(value) => typeof value === 'string',
	);
	return [method, api, variant].filter(Boolean).join(' ');
}

export const codeOf = ({ error }: PimsMessage): string => String(error?.code ?? '');

/** Writes down every call that the customers' SDKs run from now on. */
export function keepLedger({ bridge, arrivals }: Sandbox): readonly LedgerEntry[] {
	const ledger: LedgerEntry[] = [];
	for (const customer of customers) {
		const { sdk } = bridge.session(sessions[customer]);
		const run = sdk.call.bind(sdk);
		sdk.call = async (call) => {
			const message = await run(call);
			ledger.push({ customer, call, message, requests: arrivals.length });
			return message;
		};
	}
	return ledger;
}
