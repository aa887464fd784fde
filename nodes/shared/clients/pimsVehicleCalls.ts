import { alreadySubscribed } from '../failures/reactions';
import type { DeferredTime } from '../values/deferredTime';
import type { PreconditioningProgram } from '../values/preconditioningPrograms';
import type { Vin } from '../values/vin';
import type { JsonObject } from './json';
import { flag, type PimsCall, type PimsDialect } from './pimsCalls';

export const signalApi = 'pims.vehicle.signal';

/** Selects the car for the whole SDK session: always in one batch with what is meant for that car. */
export const selectVehicle = (vin: Vin): PimsCall => ({
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin },
});

export const subscribeSignal: PimsCall = {
	method: 'subscribe',
	api: signalApi,
	tolerate: [Number(alreadySubscribed)],
};

const command = (parameters: JsonObject): PimsCall => ({
	method: 'set',
	api: 'pims.vehicle.command',
	parameters,
});

/**
 * `deferredTime` is a time of day in the car's zone. `startNow` false and `checkStartCharge` true, as in the
 * vendor's tutorial: set the hour, do not start.
 */
export const chargeDeferredTime = (time: DeferredTime, dialect: PimsDialect): PimsCall =>
	command({
		action: 'chargeDeferredTime',
		startNow: flag(false, dialect),
		deferredTime: time.duration,
		checkStartCharge: flag(true, dialect),
	});

export const charge = (startNow: boolean, dialect: PimsDialect): PimsCall =>
	command({ action: 'charge', startNow: flag(startNow, dialect) });

/**
 * `startNow` true starts, false stops. `programs` are all that the car shall keep from now on: the SDK asks for them
 * with every command.
 */
export const precondition = (
	startNow: boolean,
	programs: readonly PreconditioningProgram[],
	dialect: PimsDialect,
): PimsCall =>
	command({
		action: 'preconditioning',
		startNow: flag(startNow, dialect),
		programs: programs.map(({ slot, hour, minute, days, enabled }) => ({
			hour,
			minute,
			isEnabled: flag(enabled, dialect),
			occurrence: days,
			slot,
		})),
	});

export const moveDoorLocks = (doorState: 'lock' | 'unlock'): PimsCall =>
	command({ action: 'doors', doorState });

export const soundHorn: PimsCall = command({ action: 'horn' });

/** The SDK calls the blinking lights a warning. */
export const flashLights: PimsCall = command({ action: 'warning' });

/** How fresh vehicle data must be: the server's (else the phone's cache), the server's anew, or asked from the car. */
export type Freshness = 'get' | 'refresh' | 'refreshWithWakeUp';

export const getVehicleInformations = (action: Freshness): PimsCall => ({
	method: 'get',
	api: 'pims.vehicle.informations',
	parameters: { actionType: 'remote', action },
});

/** Wakes the car if nobody did within the last `minutes`: each time costs its 12 V battery. */
export const wakeVehicleForInformations = (vin: Vin, minutes: number): PimsCall => ({
	...getVehicleInformations('refreshWithWakeUp'),
	limit: { name: `wakeUp:${vin}`, max: 1, perSeconds: 60 * minutes },
});
