import fc from 'fast-check';
import { Car, ImpossibleChange } from '../../sandbox/bridge/cars/car';
import {
	chargers,
	engines,
	ignitions,
	isDeferredTime,
	openings,
	settle,
	violations,
	type CarState,
} from '../../sandbox/bridge/cars/carState';
import { obey, verdict } from '../../sandbox/bridge/cars/commands';
import { carCommands, deferredTimes, programLists } from '../../sandbox/soak/commands';
import { SandboxWorld } from '../../sandbox/world';

const newCar = (state: Partial<CarState> = {}) =>
	new Car('VR3SANDB0XTEST001', state, new SandboxWorld());

const minute = fc.integer({ min: 0, max: 59 });
const time = deferredTimes(minute);
const programs = programLists(minute);
const command = carCommands(time, programs);
const change: fc.Arbitrary<Partial<CarState>> = fc.record(
	{
		ignition: fc.constantFrom(...ignitions),
		asleep: fc.boolean(),
		deepSleep: fc.boolean(),
		plugged: fc.boolean(),
		charger: fc.constantFrom(...chargers),
		charging: fc.boolean(),
		batteryPercent: fc.integer({ min: 0, max: 100 }),
		deferredTime: time,
		immediateChargeDemanded: fc.boolean(),
		deferredTimeJustChanged: fc.boolean(),
		preconditioning: fc.boolean(),
		preconditioningFault: fc.boolean(),
		locked: fc.boolean(),
		open: fc.subarray([...openings]),
		privacy: fc.boolean(),
	},
	{ requiredKeys: [] },
);
const step = fc.oneof(
	command.map((order) => ({ order })),
	change.map((done) => ({ done })),
	fc.integer({ min: 0, max: 60_000 }).map((passed) => ({ passed })),
);
const coolDownMs = 30_000;

describe('a car', () => {
	it('is possible whatever is done to it and whatever it is told', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const car = newCar();
				let now = 0;
				for (const each of steps) {
					if ('passed' in each) now += each.passed;
					else if ('order' in each) obey(car, each.order, now, coolDownMs);
					else attempt(() => car.set(each.done));
					expect(violations(car.state)).toEqual([]);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('keeps its state when a change is impossible', () => {
		fc.assert(
			fc.property(change, change, (first, second) => {
				const car = newCar();
				attempt(() => car.set(first));
				const before = car.state;
				if (!attempt(() => car.set(second))) expect(car.state).toBe(before);
				else expect(car.state).toMatchObject(second);
			}),
			{ numRuns: 300 },
		);
	});

	it('what it would do is what it does, and a refusal needs no second look', () => {
		fc.assert(
			fc.property(change, command, (state, order) => {
				const car = newCar();
				attempt(() => car.set(state));
				const expected = verdict(car, order, 0, coolDownMs);
				expect(obey(car, order, 0, coolDownMs)).toEqual(expected.refusal);
				expect(car.state).toMatchObject(expected.change);
			}),
			{ numRuns: 300 },
		);
	});

	it('settling twice changes nothing more', () => {
		fc.assert(
			fc.property(change, fc.constantFrom(...engines), (state, engine) => {
				const once = settle({ ...newCar().state, ...state, engine });
				expect(settle(once)).toEqual(once);
			}),
		);
	});

	it.each([
		[{ charging: true }, {}],
		[{ charging: true }, { plugged: true, charger: 'standby' }],
		[{ charging: true }, { plugged: true, batteryPercent: 100 }],
		[{ plugged: true }, { ignition: 'start' }],
		[{ plugged: true }, { engine: 'Thermal' }],
		[{ preconditioning: true }, { ignition: 'start' }],
		[{ asleep: true }, { ignition: 'startUp' }],
		[{ asleep: false }, { deepSleep: true }],
		[{ locked: true }, { open: ['driver'], locked: false }],
		[{ batteryPercent: 101 }, {}],
		[{ batteryPercent: 0.5 }, {}],
		[{ deferredTime: 'PT24H00M' }, {}],
	] as const)('%j is impossible for a car that is %j', (wish, state) => {
		const car = newCar(state);
		expect(() => car.set(wish)).toThrow(ImpossibleChange);
	});

	it.each([
		['pulling the plug', { plugged: false }, { charging: false }],
		['driving off', { ignition: 'start' }, { charging: false, plugged: false }],
		['a full battery', { batteryPercent: 100 }, { charging: false, plugged: true }],
		['a charger that fails', { charger: 'fault' }, { charging: false, plugged: true }],
		['opening a door', { open: ['driver'] }, { locked: false }],
	] as const)('%s has its consequences', (_name, done, consequence) => {
		const car = newCar({ plugged: true, charging: true });
		car.set(done);
		expect(car.state).toMatchObject(consequence);
	});

	it('tells the server nothing while it sleeps or keeps its privacy', () => {
		const car = newCar({ asleep: true });
		car.set({ batteryPercent: 10 });
		expect(car.report.state.batteryPercent).toBe(60);
		car.set({ asleep: false, privacy: true });
		expect(car.report.state.batteryPercent).toBe(60);
		car.set({ privacy: false });
		expect(car.report.state.batteryPercent).toBe(10);
	});
});

it.each([
	['PT00H00M', true],
	['PT22H', true],
	['PT45M', true],
	['PT2H5M', true],
	['PT23H59M', true],
	['PT', false],
	['PT24H00M', false],
	['PT10H60M', false],
	['PT10H00M00S', false],
	['22:00', false],
	['', false],
])('"%s" is a deferred time: %s', (text, expected) => {
	expect(isDeferredTime(text)).toBe(expected);
});

/** False for a change that the car refuses; anything else thrown fails the test. */
function attempt(change: () => void): boolean {
	try {
		change();
		return true;
	} catch (error) {
		if (error instanceof ImpossibleChange) return false;
		throw error;
	}
}
