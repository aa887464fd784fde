import {
	shownProgram,
	type PreconditioningProgram,
	type ShownProgram,
} from '../values/preconditioningPrograms';
import { isJsonObject, objectIn, textIn, type JsonObject } from './json';
import { readPrograms } from './pimsPrograms';
import { chargingTimeIn, dateOf, numberIn, ranges, scheduleIn } from './plausible';

/**
 * The car's data in one spelling, with units in the names. The vendor's pages spell some fields two or three ways
 * (`resources`/`ressources`, `chargingInformation`/`ChargingInfo`, enum values in any case). A value that no car has
 * (255 percent, the year 1970) is null; the bounds stand in `plausible.ts`.
 * Source: Mobile SDK references, `pims.vehicle.informations` and `pims.vehicle.signal`.
 */
export interface VehicleStatus {
	readonly vin: string | null;
	readonly brand: string | null;
	readonly engine: string | null;
	readonly batteryPercent: number | null;
	readonly electricRangeKm: number | null;
	readonly fuelPercent: number | null;
	readonly fuelRangeKm: number | null;
	readonly plugged: boolean | null;
	/** disconnected, inProgress, failure, stopped, finished or unknown. */
	readonly charging: string | null;
	/** slow, quick, no or unknown. */
	readonly chargingMode: string | null;
	/** Kilometres of range in an hour (inferred from the Web API). */
	readonly chargingRate: number | null;
	/** ISO 8601 duration; SDK 2.0 has a whole number, seconds (inferred). */
	readonly chargingTimeLeft: string | null;
	/** As the car says it: a time of day as ISO 8601 duration, or a date-time. */
	readonly scheduledCharge: string | null;
	readonly locked: boolean | null;
	readonly openDoors: readonly string[];
	/** disabled, enabled, finished, failure or unknown. */
	readonly preconditioning: string | null;
	/** Those that are set. Null where the data show none, or one that cannot be read. */
	readonly preconditioningPrograms: readonly ShownProgram[] | null;
	/** ISO 8601, when the car last reported. */
	readonly lastUpdate: string | null;
	/** Seconds between that report and now. */
	readonly dataAgeSeconds: number | null;
}

const chargingStates: Readonly<Record<string, string>> = {
	disconnected: 'disconnected',
	inprogress: 'inProgress',
	failure: 'failure',
	stopped: 'stopped',
	finished: 'finished',
};

/** Door flags as any page spells them, with one name each. */
const doors: Readonly<Record<string, string>> = {
	isDriverDoorOpened: 'driver',
	isPassengerDoorOpened: 'passenger',
	isRearLeftDoorOpened: 'rearLeft',
	isRearRightDoorOpened: 'rearRight',
	isRearWindowOpened: 'rearWindow',
	isRearWindowDoorOpened: 'rearWindow',
	isRoofWindowOpened: 'roofWindow',
	isTrunkOpened: 'trunk',
	isTrunkDoorOpened: 'trunk',
};

/** @param now milliseconds since the epoch, for the age of the data */
export function readVehicleStatus(vehicle: JsonObject, now: number): VehicleStatus {
	const status = statusIn(vehicle);
	const attributes = objectIn(vehicle, 'attributes');
	const electric = objectIn(status, 'electricInformation');
	const charging = either(electric, 'chargingInformation', 'ChargingInfo');
	const fuel = objectIn(status, 'fuelInformation');
	const doorState = objectIn(status, 'doorStateInformation');
	const lastUpdate = isoDate(textIn(status, 'lastUpdate'), now);
	return {
		vin: vinOf(vehicle) ?? null,
		brand: lower(textIn(attributes, 'brand')),
		engine: textIn(attributes, 'engine')?.toUpperCase() ?? null,
		batteryPercent: numberIn(electric, 'chargingLevel', ranges.percent),
		electricRangeKm: numberIn(electric, 'autonomy', ranges.electricRangeKm),
		fuelPercent: numberIn(fuel, 'chargingLevel', ranges.percent),
		fuelRangeKm: numberIn(fuel, 'autonomy', ranges.fuelRangeKm),
		plugged: flagIn(charging, 'isPlugged'),
		charging: chargingState(textIn(charging, 'chargingState')),
		chargingMode: lower(textIn(charging, 'chargingMode')),
		chargingRate: numberIn(charging, 'chargingRate', ranges.chargingRate),
		chargingTimeLeft: chargingTimeIn(charging, 'remainingTime'),
		scheduledCharge: scheduleIn(charging, 'nextDeferredChargingDate', now),
		locked: lockedOf(doorState),
		openDoors: [
			...new Set(
				Object.entries(doors).flatMap(([flag, door]) => (flagIn(doorState, flag) ? [door] : [])),
			),
		],
		preconditioning: preconditioningOf(status),
		preconditioningPrograms: readPrograms(status)?.map(shownProgram) ?? null,
		lastUpdate,
		dataAgeSeconds:
			lastUpdate === null ? null : Math.max(0, Math.round((now - Date.parse(lastUpdate)) / 1000)),
	};
}

/** Since 2.3 in the status, in all versions in the attributes. */
export const vinOf = (vehicle: JsonObject): string | undefined =>
	textIn(statusIn(vehicle), 'vin') ?? textIn(objectIn(vehicle, 'attributes'), 'vin');

/** The car's preconditioning programs; undefined where its data show none, or one that cannot be read. */
export const programsOf = (vehicle: JsonObject): PreconditioningProgram[] | undefined =>
	readPrograms(statusIn(vehicle));

export const isPreconditioning = (vehicle: JsonObject): boolean =>
	preconditioningOf(statusIn(vehicle)) === 'enabled';

const preconditioningOf = (status: JsonObject): string | null =>
	lower(textIn(objectIn(status, 'precondInformation'), 'status'));

const statusIn = (vehicle: JsonObject): JsonObject =>
	objectIn(either(vehicle, 'resources', 'ressources'), 'status');

const either = (parent: JsonObject, first: string, second: string): JsonObject =>
	isJsonObject(parent[first]) ? objectIn(parent, first) : objectIn(parent, second);

const lower = (text: string | undefined): string | null => text?.toLowerCase() ?? null;

const chargingState = (text: string | undefined): string | null =>
	text === undefined ? null : (chargingStates[text.toLowerCase()] ?? 'unknown');

/** Booleans come quoted in older versions. */
function flagIn(parent: JsonObject, key: string): boolean | null {
	const value = String(parent[key]).toLowerCase();
	return value === 'true' ? true : value === 'false' ? false : null;
}

function lockedOf(doorState: JsonObject): boolean | null {
	const states = Array.isArray(doorState['state'])
		? doorState['state'].map((state) => String(state).toLowerCase())
		: [];
	if (states.includes('locked') || states.includes('superlocked')) return true;
	if (states.some((state) => state.includes('unlocked'))) return false;
	return flagIn(doorState, 'isLocked');
}

/** One published sample writes `2022-02-14T13':'41':58Z`. A clock may be ahead of ours. */
function isoDate(text: string | undefined, now: number): string | null {
	const date = dateOf((text ?? '').replaceAll("'", ''), now, 1);
	return date === null ? null : new Date(date).toISOString();
}
