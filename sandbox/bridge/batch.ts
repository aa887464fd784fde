import { BridgeProblem } from './http/problem';
import type { Limit } from './limits';
import type { PimsCall, PimsMessage } from './pims/message';
import { commandApi } from './pims/commandInterfaces';
import { vinApi } from './pims/vehicleInterfaces';

/** One call of a batch, as the contract has it. */
export interface BatchCall extends PimsCall {
	readonly tolerate?: ReadonlyArray<number | string>;
	readonly limit?: Limit;
}

export interface BatchAnswer {
	readonly messages: readonly PimsMessage[];
	readonly cursor: string;
}

export const isCommand = ({ method, api }: PimsCall): boolean =>
	method === 'set' && api === commandApi;

const selectsVehicle = ({ method, api }: PimsCall) => method === 'set' && api === vinApi;

const sendsSms = ({ method, api }: PimsCall) =>
	method === 'get' && api === 'pims.authentication.smscode';

/** The VIN that a `set pims.vehicle.vin` names. */
export function vinOf(call: BatchCall | undefined): string | undefined {
	const vin = call?.parameters?.['vin'];
	return typeof vin === 'string' ? vin : undefined;
}

/** The selection that the batch's command relies on. */
export const selectionOf = (calls: readonly BatchCall[]): BatchCall | undefined =>
	calls
		.slice(0, calls.findIndex(isCommand) + 1)
		.filter(selectsVehicle)
		.at(-1);

/** The contract's rules that a batch breaks or keeps by itself. */
export function checkBatch(calls: readonly BatchCall[], key: string | undefined): void {
	const needsKey = calls.some((call) => call.method === 'set' || sendsSms(call));
	if (needsKey && key === undefined) throw new BridgeProblem('idempotency-key-missing');
	const commands = calls.filter(isCommand);
	if (commands.length > 1) throw new BridgeProblem('more-than-one-command');
	if (commands.length === 0) return;
	const selection = selectionOf(calls);
	if (!selection || (selection.tolerate?.length ?? 0) > 0) {
		throw new BridgeProblem('vin-not-selected');
	}
}

/** Does the batch go on after this message? */
export const goesOn = ({ tolerate }: BatchCall, { status, error }: PimsMessage): boolean =>
	status !== 'FAILED' ||
	(tolerate?.some((code) => error !== undefined && Number(code) === Number(error.code)) ?? false);
