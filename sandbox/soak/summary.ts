import type { Report } from './carModel';

/** What a car's data say, whichever spelling they come in. */
export interface Summary {
	readonly vin: unknown;
	readonly lastUpdate: unknown;
	readonly doors: unknown;
	readonly level?: unknown;
	readonly plugged?: unknown;
	readonly charging?: unknown;
	readonly hour?: unknown;
	readonly preconditioning?: unknown;
	readonly programs?: unknown;
}

/** What the vendor's server has to say of a car that reported last. */
export function summaryOf(vin: string, { car, at }: Report): Summary {
	const always = {
		vin,
		lastUpdate: new Date(at).toISOString(),
		doors: car.locked ? 'locked' : 'unlocked',
	};
	if (car.engine === 'Thermal') return always;
	return {
		...always,
		level: car.batteryPercent,
		plugged: car.plugged,
		charging: chargingOf(car),
		hour: car.deferredTime,
		preconditioning: preconditioningOf(car),
		programs: car.programs.length,
	};
}

export function chargingOf(car: Report['car']): string {
	if (car.charging) return 'inprogress';
	if (!car.plugged || car.charger === 'standby') return 'disconnected';
	if (car.charger === 'fault') return 'failure';
	return car.batteryPercent >= car.chargeLimitPercent ? 'finished' : 'stopped';
}

function preconditioningOf(car: Report['car']): string {
	if (car.preconditioningFault) return 'failure';
	if (car.preconditioning) return 'enabled';
	return car.preconditioningFinished ? 'finished' : 'disabled';
}

/** The same of a message's result; undefined where it carries no car. */
export function summaryIn(result: unknown): Summary | undefined {
	const vehicle = at(result, 'vehicle') ?? result;
	const status = at(vehicle, 'resources', 'status');
	if (status === undefined) return undefined;
	const electric = at(status, 'electricInformation');
	const always = {
		vin: at(vehicle, 'attributes', 'vin'),
		lastUpdate: at(status, 'lastUpdate'),
		doors: lower(at(status, 'doorStateInformation', 'state', '0')),
	};
	if (electric === undefined) return always;
	const charging = at(electric, 'chargingInformation');
	const programs = at(status, 'precondInformation', 'precondScheduling');
	return {
		...always,
		level: at(electric, 'chargingLevel'),
		plugged: at(charging, 'isPlugged'),
		charging: lower(at(charging, 'chargingState')),
		hour: at(charging, 'nextDeferredChargingDate'),
		preconditioning: lower(at(status, 'precondInformation', 'status')),
		programs: Array.isArray(programs) ? programs.filter(isSet).length : undefined,
	};
}

/** The others are slots that were never set. */
const isSet = (program: unknown): boolean => Number(at(program, 'hour')) < 24;

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

export const at = (value: unknown, ...path: readonly string[]): unknown =>
	path.reduce<unknown>(
		(found, name) =>
			typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined,
		value,
	);
