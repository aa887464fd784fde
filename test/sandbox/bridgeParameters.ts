import type { SdkState } from '../../sandbox/bridge';
import { get, schedule } from './bridgeCaller';

/** What the tests of vehicle interfaces send, and the faults that all of those interfaces share. */

export const program = {
	hour: 7,
	minute: 30,
	isEnabled: true,
	occurrence: ['mon', 'fri'],
	slot: 1,
};

export type Parameters = Readonly<Record<string, unknown>>;
export const chargeNow: Parameters = { action: 'charge', startNow: true };
export const stopCharge: Parameters = { action: 'charge', startNow: false };
export const scheduleAndStart: Parameters = { ...schedule, startNow: true };
export const warm: Parameters = { action: 'preconditioning', startNow: true, programs: [program] };
export const coolOff: Parameters = { ...warm, startNow: false };
export const lock: Parameters = { action: 'doors', doorState: 'lock' };
export const unlock: Parameters = { action: 'doors', doorState: 'unlock' };
export const horn: Parameters = { action: 'horn' };
export const warning: Parameters = { action: 'warning' };
export const all = [chargeNow, schedule, warm, unlock, horn, warning];
export const named = (list: readonly Parameters[]) =>
	list.map((parameters) => [String(parameters['action']), parameters] as const);

export type Turn = readonly [code: number, turn: (state: SdkState) => void];
export const commonFaults: readonly Turn[] = [
	[2000, (state) => void (state.internalFault = true)],
	[2001, (state) => void (state.initialised = false)],
	[2201, (state) => void (state.server = 'slow')],
	[2202, (state) => void (state.network.internet = false)],
	[2203, (state) => void (state.server = 'nonsense')],
	[2204, (state) => void (state.server = 'error')],
	[2301, (state) => void (state.account.loggedIn = false)],
	[2302, (state) => void (state.strongAuthentication = 'expired')],
];
export const informations = (action = 'get') =>
	get('vehicle.informations', { actionType: 'remote', action });
