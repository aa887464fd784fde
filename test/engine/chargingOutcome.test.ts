import type { INodeParameters } from 'n8n-workflow';
import {
	electricCar,
	legacyCar,
	onlyFailure,
	onlyOutput,
	sleepingCar,
	type Settings,
} from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const { schedule, start, stop } = {
	schedule: 'charging schedule',
	start: 'charging start',
	stop: 'charging stop',
};
const run = async (operation: string, parameters: INodeParameters = {}, settings?: Settings) =>
	await desk.operator.stellantis(
		operation,
		{ vin: electricCar, ...(operation === schedule && { startTime: '02:30' }), ...parameters },
		settings,
	);

const step = (code: string) => ({
	code,
	receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
});
const transactionId = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}$/);

describe('done', () => {
	it.each([
		[
			schedule,
			'scheduleCharge',
			{ plugged: true, charging: 'stopped', scheduledCharge: 'PT02H30M' },
		],
		[start, 'startCharge', { plugged: true, charging: 'inProgress', chargingMode: 'slow' }],
		[stop, 'stopCharge', { plugged: true, charging: 'stopped', chargingMode: 'no' }],
	])(
		'%s: the steps with their times, and what the car now says',
		async (operation, command, vehicle) => {
			const output = onlyOutput(await run(operation));
			expect(output).toMatchObject({
				vin: electricCar,
				command,
				outcome: 'done',
				code: '200',
				label: '',
				transactionId,
				events: [step('900'), step('903'), step('200')],
				waitedMs: expect.any(Number),
				vehicle: { vin: electricCar, batteryPercent: 45, ...vehicle },
			});
		},
	);

	it('also for a car that has to wake up first (901)', async () => {
		desk.sandbox.bridge.car(sleepingCar).set({ plugged: true });
		expect(onlyOutput(await run(start, { vin: sleepingCar }))).toMatchObject({
			outcome: 'done',
			events: [step('900'), step('901'), step('903'), step('200')],
		});
	});

	it('also through an SDK 2.0, whose data are spelled otherwise', async () => {
		const settings = { credential: { session: 'legacy' } };
		const output = onlyOutput(await run(schedule, { vin: legacyCar }, settings));
		expect(output).toMatchObject({
			outcome: 'done',
			vehicle: { vin: legacyCar, brand: 'opel', scheduledCharge: 'PT02H30M', locked: true },
		});
		expect(desk.sandbox.bridge.car(legacyCar).state.deferredTime).toBe('PT02H30M');
	});
});

describe('not done', () => {
	it('refused on the signal: the failure has the code and the transaction of the signal', async () => {
		desk.sandbox.bridge.car(electricCar).set({ immediateChargeDemanded: true });
		expect(onlyFailure(await run(schedule))).toMatchObject({
			code: '2326',
			delivered: 'yes',
			hint: expect.stringContaining('Stop charging first'),
			transactionId,
		});
	});

	it.each([
		['has no network', { unreachable: true }],
		['sleeps deeply', { deepSleep: true, asleep: true }],
		['keeps its privacy', { privacy: true }],
	])('a car that %s: a time-out of the vendor', async (_, state) => {
		desk.sandbox.bridge.settings.commandDeadlineMs = 50;
		desk.sandbox.bridge.car(electricCar).set(state);
		const failure = onlyFailure(await run(start));
		expect(failure).toMatchObject({ code: '2201', category: 'timeout', delivered: 'yes' });
		expect(failure.message).toContain('may still carry the command out');
		expect(failure.hint).toContain('drive it');
	});

	it('the broker is lost on the way: nobody knows what the car does', async () => {
		desk.sandbox.bridge.session('demo').sdk.state.broker = 'lost';
		const failure = onlyFailure(await run(start));
		expect(failure).toMatchObject({ code: '2363', category: 'network', retry: 'later' });
		// The car did it all the same.
		expect(desk.sandbox.bridge.car(electricCar).state.charging).toBe(true);
	});

	it('a code that only the vendor can produce ends the wait with his words', async () => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'RESULT pims.vehicle.signal',
			weather: { kind: 'code', code: '2399', label: 'Something new' },
		});
		expect(onlyFailure(await run(start))).toMatchObject({
			code: '2399',
			label: 'Something new',
			category: 'unknown',
			delivered: 'yes',
		});
	});
});

describe('no outcome before the deadline', () => {
	/** Sessions of their own, since a session runs one command at a time. */
	const cases = [
		['awake', 'VR3SANDB0XWAKE001', { unreachable: true }, '900', 'accepted the command'],
		['asleep', 'VR3SANDB0XSLEEP02', { asleep: true, deepSleep: true }, '901', 'did not wake up'],
	] as const;

	it('is a time-out that says how far the command came, each car by itself', async () => {
		const { bridge } = desk.sandbox;
		bridge.settings.commandDeadlineMs = 60_000;
		for (const [session, vin, state] of cases) {
			bridge.addCar(vin, state);
			bridge.addSession(session, { sdkVersion: '2.3.0', vins: [vin] });
		}
		const failures = await Promise.all(
			cases.map(async ([session, vin]) =>
				onlyFailure(await run(start, { vin, waitAtMost: 5 }, { credential: { session } })),
			),
		);
		for (const [index, [, , , , words]] of cases.entries()) {
			expect(failures[index]).toMatchObject({
				code: 'timeout',
				category: 'timeout',
				delivered: 'yes',
				retry: 'later',
			});
			expect(failures[index]?.message).toContain(words);
			expect(failures[index]?.message).toContain('5 seconds');
		}
	}, 15_000);
});

describe('without waiting', () => {
	it.each([schedule, start, stop])(
		'%s is accepted, never done, and nothing is polled',
		async (operation) => {
			const output = onlyOutput(await run(operation, { waitForOutcome: false }));
			expect(output).toMatchObject({
				outcome: 'accepted',
				code: '',
				events: [],
				transactionId,
				waitedMs: 0,
			});
			expect(output).not.toHaveProperty('vehicle');
			expect(desk.arrivals('bridge', '/events')).toHaveLength(0);
		},
	);

	it('is refused at once where the SDK refuses at once', async () => {
		desk.sandbox.bridge.session('demo').sdk.state.broker = 'refused';
		expect(onlyFailure(await run(start, { waitForOutcome: false })).code).toBe('2377');
	});
});
