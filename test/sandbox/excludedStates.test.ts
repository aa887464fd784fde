import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newCar } from '../../sandbox/bridge/cars/car';
import type { CarState } from '../../sandbox/bridge';
import type { BridgeEvent } from '../../sandbox/bridge/eventLog';
import { excludedSequences, Sequences } from '../../sandbox/soak/excludedSequences';
import { excludedStates } from '../../sandbox/soak/excludedStates';

/** What the walks look for is found where it is. */

const now = Date.parse('2026-03-27T12:00:00Z');
const seen = (state: Partial<CarState>, lastUpdate = now) => {
	const car = { vin: 'X', ...newCar, ...state, lastUpdate: new Date(lastUpdate).toISOString() };
	return excludedStates.filter(({ is }) => is(car, now)).map(({ excluded }) => excluded);
};
const program = { hour: 1, minute: 0, isEnabled: true, occurrence: [], slot: 1 };
const charging: Partial<CarState> = { charging: true, plugged: true };

const examples: ReadonlyArray<readonly [Partial<CarState>, string]> = [
	[{ charging: true }, 'charging while unplugged'],
	[{ ...charging, batteryPercent: 100 }, 'charging while full, or beyond the limit'],
	[{ ...charging, chargeLimitPercent: 50 }, 'charging while full, or beyond the limit'],
	[{ ...charging, charger: 'standby' }, 'charging with a charging system in standby'],
	[{ ...charging, charger: 'fault' }, 'charging without communication with the charging system'],
	[{ plugged: true, ignition: 'start' }, 'driving while plugged in or charging'],
	[{ preconditioning: true, ignition: 'startUp' }, 'preconditioning while the car is not parked'],
	[
		{ preconditioning: true, preconditioningFault: true },
		'preconditioning without communication with its system',
	],
	[
		{ preconditioning: true, preconditioningFinished: true },
		'preconditioning that runs and has finished',
	],
	[
		{ engine: 'Thermal', plugged: true },
		'a thermal car that is plugged in, charges or preconditions',
	],
	[{ locked: true, open: ['trunk'] }, 'locked with an open door'],
	[{ asleep: true, ignition: 'free' }, 'asleep while it charges, preconditions or is driven'],
	[{ deepSleep: true }, 'in deep sleep and awake'],
	[{ batteryPercent: 101 }, 'a charging level that is no percentage'],
	[{ batteryPercent: 10.5 }, 'a charging level that is no percentage'],
	[{ deferredTime: 'PT24H00M' }, 'a deferred time that is no time of day'],
	[{ deferredTime: 'PT' }, 'a deferred time that is no time of day'],
	[{ programs: [program, program] }, 'two programs in one slot, or a slot that is none of 1, 2, 3'],
	[
		{ programs: [{ ...program, slot: 4 }] },
		'two programs in one slot, or a slot that is none of 1, 2, 3',
	],
];

it.each(examples)('%j is excluded: %s', (state, excluded) => {
	expect(seen(state)).toEqual([excluded]);
});

it('a report of tomorrow is excluded, and a car as new is not', () => {
	expect(seen({}, now + 1)).toEqual(['a report from the future']);
	expect(seen({})).toEqual([]);
});

it('every excluded state has an example', () => {
	const shown = [...examples.map(([, excluded]) => excluded), 'a report from the future'];
	expect(new Set(shown)).toEqual(new Set(excludedStates.map(({ excluded }) => excluded)));
});

const event = (code: number, command = 'key', vehicle = 'VIN'): BridgeEvent => ({
	cursor: '',
	receivedAt: '',
	api: 'pims.vehicle.signal',
	vin: 'VIN',
	command,
	message: {
		transactionId: '',
		status: 'RESULT',
		...(code < 2000
			? {
					result: {
						code,
						...(code === 200 && {
							vehicle: { resources: { status: {} }, attributes: { vin: vehicle } },
						}),
					},
				}
			: { error: { code, label: '' } }),
	},
});
const heard = (codes: readonly number[], { unsubscribed = false, vehicle = 'VIN' } = {}) => {
	const sequences = new Sequences();
	sequences.accepted('one', 'key');
	if (unsubscribed) sequences.unsubscribed('one');
	return codes.flatMap((code) => sequences.add(event(code, 'key', vehicle)));
};

it.each([
	[[900, 903, 200]],
	[[900, 901, 903, 200]],
	[[900, 903, 2329]],
	[[900, 901, 2201]],
	[[2363]],
])('%j is what a command may have', (codes) => {
	expect(heard(codes)).toEqual([]);
});

it.each([
	[[900, 903, 200, 2201], 'a signal after the outcome of its command'],
	[[900, 900], 'a step of a command that comes twice'],
	[[903], 'asleep or forwarded before it was accepted'],
	[[900, 200], 'done before it was forwarded to the car'],
	[[900, 2390], 'a code that the vendor’s lists do not have for a signal'],
])('%j is excluded: %s', (codes, excluded) => {
	expect(heard(codes)).toEqual([excluded]);
});

it('done with the data of another car is excluded', () => {
	expect(heard([900, 903, 200], { vehicle: 'ANOTHER' })).toEqual([
		'done without the car’s data, or with those of another car',
	]);
});

it('a phone that was not subscribed all the time may have missed signals', () => {
	expect(heard([903, 200], { unsubscribed: true })).toEqual([]);
	expect(heard([903, 903], { unsubscribed: true })).toHaveLength(1);
});

it('a signal of a command that nobody sent is excluded', () => {
	expect(new Sequences().add(event(900, 'another'))).toEqual([
		'a signal of no command that was accepted',
	]);
});

describe('docs/sandbox.md', () => {
	const page = readFileSync(path.join(__dirname, '../../docs/sandbox.md'), 'utf8');
	const cells = page
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) =>
			line
				.slice(2, -2)
				.split(' | ')
				.map((cell) => cell.trim()),
		);

	it.each([
		['excluded states', 'A car that is', excludedStates],
		['excluded sequences', 'A caller who sees', excludedSequences],
	])('lists all %s with their sources, and no others', (_name, heading, rules) => {
		const from = cells.findIndex(([first]) => first === heading);
		const rows = cells.slice(from + 2, from + 2 + rules.length);
		expect(rows).toEqual(rules.map(({ excluded, source }) => [excluded, source]));
		const after = cells[from + 2 + rules.length]?.[0] ?? '';
		expect(after === '' || /^[A-Z]/.test(after)).toBe(true);
	});
});
