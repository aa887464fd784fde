import type { CarState } from '../bridge';
import type { SdkPlan } from '../bridge/pims/sdk';
import type { Sandbox } from '..';
import { durations, stepMs } from './carModel';

/** Noon of a Friday, UTC. */
export const start = Date.parse('2026-03-27T12:00:00Z');

const [shared, hybrid, thermal, old] = [
	'VR3SANDB0XWALK001',
	'VR7SANDB0XWALK002',
	'VF3SANDB0XWALK003',
	'VXKSANDB0XWALK004',
];

/** The cars of a walk. */
export const cars: Readonly<Record<string, Partial<CarState>>> = {
	[shared]: { label: 'Shared', plugged: true, batteryPercent: 45, chargeMode: 'deferred' },
	[hybrid]: { label: 'Hybrid', engine: 'PHEV', brand: 'citroen', asleep: true },
	[thermal]: { label: 'Thermal', engine: 'Thermal', locked: false },
	[old]: { label: 'Old', brand: 'opel', plugged: true, batteryPercent: 98 },
};

/** Two phones of one car, one of them with a second car, and one that speaks as SDK 2.0 does. */
export const sessions: Readonly<Record<string, SdkPlan>> = {
	one: { sdkVersion: '2.3.0', vins: [shared, hybrid] },
	two: { sdkVersion: '2.2.0', vins: [shared, thermal] },
	old: { sdkVersion: '2.0.4', vins: [old] },
};

/** Puts a sandbox with a standing clock at the start of a walk. `deadlineMs`: of commands. */
export function begin(sandbox: Sandbox, deadlineMs: number): void {
	sandbox.reset();
	Object.assign(sandbox.bridge.settings, {
		paceMs: stepMs,
		commandDeadlineMs: deadlineMs,
		coolDownMs: durations.coolDown,
		preconditioningMs: durations.preconditioning,
		sleepAfterMs: durations.sleep,
		timeZone: 'UTC',
	});
	for (const [vin, state] of Object.entries(cars)) sandbox.bridge.addCar(vin, state);
	for (const [id, plan] of Object.entries(sessions)) sandbox.bridge.addSession(id, plan);
}
