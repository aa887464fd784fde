import type { Sandbox } from '../sandbox';
import type { CarState } from '../sandbox/bridge';

/** What somebody does to the car so that it refuses the schedule with this code. */
const doings: Readonly<Record<string, { story: string; change: Partial<CarState> }>> = {
	'2326': {
		story: 'Meanwhile the driver presses “charge now” at the car.',
		change: { immediateChargeDemanded: true },
	},
	'2329': { story: 'Meanwhile the driver starts the car.', change: { ignition: 'start' } },
	'2330': {
		story: 'Meanwhile the charging station goes to sleep.',
		change: { charger: 'standby' },
	},
	'2332': { story: 'Meanwhile the charging system breaks.', change: { charger: 'fault' } },
};

/**
 * Brings the car into the state in which it refuses with `code`, or has the SDK answer so for codes that are no state
 * of a car. Returns what happened, in words.
 */
export function provoke(sandbox: Sandbox, vin: string, code: string): string {
	const doing = doings[code];
	if (doing === undefined) {
		sandbox.faults.order({
			vendor: 'bridge',
			on: 'pims.vehicle.command',
			weather: { kind: 'code', code },
		});
		return `The Mobile SDK is going to answer ${code}.`;
	}
	sandbox.bridge.car(vin).set(doing.change);
	return doing.story;
}
