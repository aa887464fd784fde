import type { JsonObject } from '../nodes/shared/clients/json';
import type { CallLimit, PimsCall } from '../nodes/shared/clients/pimsCalls';
import { subscribeSignal } from '../nodes/shared/clients/pimsVehicleCalls';
import { newKey } from './bridge';

/** The calls that the suite makes. None of them sends an SMS, and only `command` with real parameters reaches a car. */

export { subscribeSignal };

/** Asks the SDK for something that changes nothing; its failure is of no interest. */
export const read: PimsCall = {
	method: 'get',
	api: 'pims.authentication.account',
	parameters: { actionType: 'basic', type: 'username' },
	tolerate: [2000, 2001, 2002, 2006, 2101, 2102, 2201, 2202, 2203, 2204, 2301, 2302],
};

/** No SDK knows it: FAILED, whatever the code. */
export const failing: PimsCall = { method: 'get', api: 'pims.conformance.unknown' };

export const unsubscribeSignal: PimsCall = { method: 'unsubscribe', api: subscribeSignal.api };

export const selectCar = (vin: string): PimsCall => ({
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin },
});

export const command = (parameters: JsonObject): PimsCall => ({
	method: 'set',
	api: 'pims.vehicle.command',
	parameters,
});

/** The SDK refuses it for its missing parameters (2101), should it ever get there. */
export const emptyCommand = command({});

/** Like `emptyCommand`: no type, no SMS. */
export const emptySmsRequest: PimsCall = {
	method: 'get',
	api: 'pims.authentication.smscode',
	parameters: {},
};

/** Under a name that nobody used. */
export const limitOf = (max: number, perSeconds = 600): CallLimit => ({
	name: newKey(),
	max,
	perSeconds,
});

/** A read that counts. */
export const counted = (limit: CallLimit): PimsCall => ({ ...read, limit });
