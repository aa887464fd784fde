import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { CarState } from '../../sandbox/bridge';
import type { Car } from '../../sandbox/bridge/cars/car';
import { interleavingBridge } from '../support/interleavingBridge';
import { electricCar, sleepingCar, until, type Operated } from '../support/operator';
import { useOperator } from '../support/useOperator';

/** Two cars at once: never the wrong one is commanded. */

const desk = useOperator();
const car = (vin: string) => desk.sandbox.bridge.car(vin);

interface Wish {
	readonly operation: string;
	readonly parameters?: INodeParameters;
	readonly before?: Partial<CarState>;
}

interface Pair {
	readonly name: string;
	readonly electric: Wish;
	readonly hybrid: Wish;
	/** What shows which command a car had. */
	readonly shows: (car: Car) => unknown;
	/** Of the electric car, and of the hybrid. */
	readonly wished: readonly [unknown, unknown];
	/** Where one of them had the other's, if that shows. */
	readonly crossed?: readonly unknown[];
}

const pairs: readonly Pair[] = [
	{
		name: 'two schedules',
		electric: { operation: 'charging schedule', parameters: { startTime: '01:00' } },
		hybrid: {
			operation: 'charging schedule',
			parameters: { startTime: '05:00' },
			before: { plugged: true },
		},
		shows: ({ state }) => state.deferredTime,
		wished: ['PT01H00M', 'PT05H00M'],
		crossed: [
			['PT05H00M', 'PT23H30M'],
			['PT22H00M', 'PT01H00M'],
		],
	},
	{
		name: 'one charges, the other stops',
		electric: { operation: 'charging start', before: { charging: false } },
		hybrid: { operation: 'charging stop', before: { plugged: true, charging: true } },
		shows: ({ state }) => state.charging,
		wished: [true, false],
	},
	{
		name: 'one is unlocked, the other locked',
		electric: { operation: 'doors unlock' },
		hybrid: { operation: 'doors lock', before: { locked: false } },
		shows: ({ state }) => state.locked,
		wished: [false, true],
	},
	{
		name: 'one warms up, the other stops',
		electric: { operation: 'preconditioning start' },
		hybrid: { operation: 'preconditioning stop', before: { preconditioning: true } },
		shows: ({ state }) => state.preconditioning,
		wished: [true, false],
	},
	{
		name: 'one sounds its horn, the other flashes its lights',
		electric: { operation: 'horn sound' },
		hybrid: { operation: 'lights flash' },
		shows: ({ lastDone }) => [lastDone.has('horn'), lastDone.has('warning')],
		wished: [
			[true, false],
			[false, true],
		],
	},
];

/** Both at once, each by a workflow of its own; and what the cars show afterwards. */
async function bothAtOnce(
	{ electric, hybrid, shows }: Pair,
	credentials: readonly [Record<string, string>, Record<string, string>] = [{}, {}],
	waits = true,
): Promise<{ runs: Operated[]; shown: unknown[] }> {
	car(electricCar).set(electric.before ?? {});
	car(sleepingCar).set(hybrid.before ?? {});
	const run = async ({ operation, parameters }: Wish, vin: string, credential = {}) =>
		await desk.operator.stellantis(
			operation,
			{ vin, waitForOutcome: waits, ...parameters },
			{ credential },
		);
	const runs = await Promise.all([
		run(electric, electricCar, credentials[0]),
		run(hybrid, sleepingCar, credentials[1]),
	]);
	await until(() => [electricCar, sleepingCar].every((vin) => car(vin).state.busyWith === null));
	return { runs, shown: [shows(car(electricCar)), shows(car(sleepingCar))] };
}

const outcomes = (runs: readonly Operated[]) =>
	runs.map(({ outputs, failures }) => [
		...outputs.map(({ vin, outcome }) => [vin, outcome]),
		...failures.map(({ code }) => code),
	]);
const bothDone = [[[electricCar, 'done']], [[sleepingCar, 'done']]];

describe.each(pairs)('$name', (pair) => {
	beforeEach(() => {
		// Every call takes a turn or two, so that batches would meet if they could.
		desk.sandbox.bridge.settings.callMs = 2;
	});

	it('two workflows on one session: each commands its own car', async () => {
		const { runs, shown } = await bothAtOnce(pair);
		expect(shown).toEqual(pair.wished);
		expect(outcomes(runs)).toEqual(bothDone);
	});

	it('two workflows on two sessions that both have both cars', async () => {
		const vins = [electricCar, sleepingCar];
		desk.sandbox.bridge.addSession('second', { sdkVersion: '2.3.0', vins });
		const { runs, shown } = await bothAtOnce(pair, [{}, { session: 'second' }]);
		expect(shown).toEqual(pair.wished);
		expect(outcomes(runs)).toEqual(bothDone);
	});

	it('would command the wrong car on a bridge whose calls are not atomic', async () => {
		const bridge = await interleavingBridge(desk.sandbox);
		const credential = { bridgeUrl: bridge.url };
		const { shown } = await bothAtOnce(pair, [credential, credential], false);
		await bridge.close();
		expect(shown).not.toEqual(pair.wished);
		if (pair.crossed) expect(pair.crossed).toContainEqual(shown);
	});
});

describe('many workflows at once', () => {
	/** Minutes that no other run sends: whoever has them had that run's command. */
	const times = Array.from({ length: 8 }, (_, index) => `03:${10 + index}`);

	it('each schedules its own car, and hears of its own', async () => {
		Object.assign(desk.sandbox.bridge.settings, { callMs: 1, paceMs: 1 });
		car(sleepingCar).set({ plugged: true });
		const vins = times.map((_, index) => (index % 2 === 0 ? electricCar : sleepingCar));
		const runs = await Promise.all(
			times.map(async (startTime, index) =>
				desk.operator.stellantis('charging schedule', { vin: vins[index] ?? '', startTime }),
			),
		);
		for (const [index, { outputs, failures }] of runs.entries()) {
			expect(failures).toEqual([]);
			expect(outputs).toMatchObject([
				{ vin: vins[index], outcome: 'done', vehicle: { vin: vins[index] } },
			]);
			expect(JSON.stringify(outputs[0]?.['vehicle'])).toContain(`PT03H${10 + index}M`);
		}
	}, 60_000);
});

describe('two items of two cars in one run', () => {
	const items: IDataObject[] = [
		{ vin: electricCar, startTime: '01:00' },
		{ vin: sleepingCar, startTime: '05:00' },
		{ vin: electricCar, startTime: '02:00' },
	];
	const parameters = { vin: '={{ $json.vin }}', startTime: '={{ $json.startTime }}' };
	const hours = () => [car(electricCar).state.deferredTime, car(sleepingCar).state.deferredTime];

	it.each([true, false])('go to their own cars (waiting: %s)', async (waitForOutcome) => {
		desk.sandbox.bridge.settings.callMs = 2;
		car(sleepingCar).set({ plugged: true });
		const { outputs, failures } = await desk.operator.stellantis(
			'charging schedule',
			{ ...parameters, waitForOutcome },
			{ items },
		);
		expect(failures).toEqual([]);
		expect(outputs.map(({ vin }) => vin)).toEqual(items.map(({ vin }) => vin));
		await until(() => car(electricCar).state.busyWith === null);
		expect(hours()).toEqual(['PT02H00M', 'PT05H00M']);
	});

	it('in two runs at once, in opposite order', async () => {
		desk.sandbox.bridge.settings.callMs = 2;
		car(sleepingCar).set({ plugged: true });
		const run = async (its: IDataObject[]) =>
			await desk.operator.stellantis('charging schedule', parameters, { items: its });
		const [first, second] = await Promise.all([
			run(items.slice(0, 2)),
			run(items.slice(0, 2).reverse()),
		]);
		for (const { outputs, failures } of [first, second]) {
			expect(failures).toEqual([]);
			for (const { vin, vehicle } of outputs) expect(vehicle).toMatchObject({ vin });
		}
		expect(hours()).toEqual(['PT01H00M', 'PT05H00M']);
	}, 30_000);
});
