import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/contract';
import {
	electricCar,
	onlyFailure,
	onlyOutput,
	sleepingCar,
	until,
	type Settings,
} from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const start = async (parameters: INodeParameters = {}, settings?: Settings) =>
	await desk.operator.stellantis('charging start', { vin: electricCar, ...parameters }, settings);
const stop = async (parameters: INodeParameters = {}, settings?: Settings) =>
	await desk.operator.stellantis('charging stop', { vin: electricCar, ...parameters }, settings);
const batches = () => desk.arrivals('bridge', '/calls');
const polls = () => desk.arrivals('bridge', '/events');

describe('the bridge is away for a moment while it is polled', () => {
	const problems: ReadonlyArray<readonly [string, Fault['weather']]> = [
		['a broken connection', { kind: 'reset', acted: false }],
		['an answer cut short', { kind: 'truncated', acted: true }],
		['503', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }],
		['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
		['500', { kind: 'status', status: 500 }],
		['a page of a proxy', { kind: 'status', status: 502, body: '<h1>Bad Gateway</h1>' }],
		['a page with 200', { kind: 'body', body: '<html>', contentType: 'text/html', acted: false }],
		['other JSON', { kind: 'body', body: '{}', contentType: 'application/json', acted: false }],
	];

	it.each(problems)(
		'%s: the outcome comes all the same, the command went out once',
		async (_, weather) => {
			desk.sandbox.faults.order({ vendor: 'bridge', on: '/events', weather });
			expect(onlyOutput(await start())).toMatchObject({
				outcome: 'done',
				events: [{ code: '900' }, { code: '903' }, { code: '200' }],
			});
			expect(batches()).toHaveLength(1);
			expect(polls().length).toBeGreaterThan(1);
		},
	);
});

describe('polling ends where asking again cannot help', () => {
	it.each([
		['410', { kind: 'status', status: 410 }, '410', 'ordering'],
		['401', { kind: 'status', status: 401 }, '401', 'authentication'],
		['404', { kind: 'status', status: 404 }, '404', 'notFound'],
	] as const)(
		'%s: a failure that says that the command went out',
		async (_, weather, code, category) => {
			desk.sandbox.faults.order({ vendor: 'bridge', on: '/events', weather, times: 99 });
			const failure = onlyFailure(await start());
			expect(failure).toMatchObject({ code, category, delivered: 'yes' });
			expect(failure.retry).not.toBe('safe');
			expect(batches()).toHaveLength(1);
		},
	);
});

describe('a busy session', () => {
	/** A command that ends only when the test says so. */
	async function keepBusy(): Promise<() => void> {
		const { bridge } = desk.sandbox;
		bridge.settings.commandDeadlineMs = 60_000;
		bridge.car(electricCar).set({ unreachable: true });
		onlyOutput(await start({ waitForOutcome: false }));
		return () => {
			bridge.session('demo').sdk.emitRefusal('pims.vehicle.signal', 2201);
			bridge.car(electricCar).set({ unreachable: false, busyWith: null });
		};
	}

	it('is waited for as long as it says, and then the command runs once under the same key', async () => {
		const release = await keepBusy();
		desk.sandbox.bridge.car(sleepingCar).set({ plugged: true });
		const running = start({ vin: sleepingCar });
		await until(() => batches().length >= 2);
		release();

		expect(onlyOutput(await running)).toMatchObject({ vin: sleepingCar });
		const [, ...tries] = batches();
		expect(tries.length).toBeGreaterThan(1);
		expect(new Set(tries.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
		expect(tries.map(({ acted }) => acted).filter(Boolean)).toHaveLength(1);
	});

	it('does not hold up what is no command', async () => {
		await keepBusy();
		expect(
			onlyOutput(await desk.operator.stellantis('vehicle getStatus', { vin: sleepingCar })),
		).toMatchObject({ vin: sleepingCar });
	});
});

describe('two cars of one account', () => {
	beforeEach(() => {
		desk.sandbox.bridge.car(electricCar).set({ charging: true });
		desk.sandbox.bridge.car(sleepingCar).set({ plugged: true });
	});
	const items: IDataObject[] = [{ vin: electricCar }, { vin: sleepingCar }];
	const vin = '={{ $json.vin }}';

	it('in one run: each outcome is that of its own car', async () => {
		const { outputs } = await stop({ vin }, { items });
		expect(outputs).toMatchObject([
			{ vin: electricCar, outcome: 'done', vehicle: { vin: electricCar } },
			{ vin: sleepingCar, outcome: 'done', vehicle: { vin: sleepingCar } },
		]);
		expect(desk.sandbox.bridge.car(electricCar).state.charging).toBe(false);
	});

	it('in two runs at once: neither commands the other car', async () => {
		// Slow enough for the second run to find the session busy.
		desk.sandbox.bridge.settings.paceMs = 50;
		const [stopped, started] = await Promise.all([
			stop({ vin: electricCar }),
			start({ vin: sleepingCar }),
		]);
		expect(onlyOutput(stopped)).toMatchObject({
			vin: electricCar,
			vehicle: { vin: electricCar, charging: 'stopped' },
		});
		expect(onlyOutput(started)).toMatchObject({
			vin: sleepingCar,
			vehicle: { vin: sleepingCar, charging: 'inProgress' },
		});
		expect(desk.sandbox.bridge.car(electricCar).state.charging).toBe(false);
		expect(desk.sandbox.bridge.car(sleepingCar).state.charging).toBe(true);
		expect(batches().map(({ acted }) => acted)).toEqual([true, false, true]);
	});

	it('past the deadline of a bridge: no run takes the outcome of the other car for its own', async () => {
		const { settings } = desk.sandbox.bridge;
		// The bridge lets the second command in and loses track of the first one.
		settings.commandDeadlineMs = 0;
		settings.paceMs = 50;
		const [stopped, started] = await Promise.all([
			stop({ vin: electricCar, waitAtMost: 5 }),
			start({ vin: sleepingCar, waitAtMost: 5 }),
		]);
		for (const { outputs, failures } of [stopped, started]) {
			for (const { vin: car, vehicle } of outputs) expect(vehicle).toMatchObject({ vin: car });
			for (const { code } of failures) expect(code).toBe('timeout');
		}
	}, 15_000);

	it('in four runs at once: each hears of its own command and car', async () => {
		desk.sandbox.bridge.settings.paceMs = 50;
		const cars = [electricCar, sleepingCar, electricCar, sleepingCar];
		const runs = await Promise.all(cars.map(async (car) => await stop({ vin: car })));
		for (const [index, run] of runs.entries()) {
			const car = cars[index];
			expect(onlyOutput(run)).toMatchObject({ vin: car, outcome: 'done', vehicle: { vin: car } });
		}
		expect(batches().filter(({ acted }) => acted)).toHaveLength(cars.length);
	}, 30_000);
});

describe('Stop in the editor', () => {
	it('ends the run at once while the outcome is waited for', async () => {
		desk.sandbox.bridge.settings.commandDeadlineMs = 60_000;
		desk.sandbox.bridge.car(electricCar).set({ unreachable: true });
		const stopButton = new AbortController();
		const running = start({ waitAtMost: 300 }, { signal: stopButton.signal });
		// 900 has been read, nothing more comes: the poll hangs.
		await until(() => polls().length === 2);

		const pressedAt = Date.now();
		stopButton.abort();
		const { run, outputs } = await running;
		expect(Date.now() - pressedAt).toBeLessThan(2_000);
		expect(run.status).toBe('canceled');
		expect(outputs).toEqual([]);
		expect(batches()).toHaveLength(1);
	});

	it('ends the run at once while a busy session is waited for, and nothing is sent', async () => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: '/calls',
			times: 99,
			weather: { kind: 'status', status: 409, headers: { 'retry-after': '60' } },
		});
		const stopButton = new AbortController();
		const running = start({}, { signal: stopButton.signal });
		await until(() => batches().length === 1);

		const pressedAt = Date.now();
		stopButton.abort();
		expect((await running).run.status).toBe('canceled');
		expect(Date.now() - pressedAt).toBeLessThan(2_000);
		expect(batches()).toHaveLength(1);
	});
});
