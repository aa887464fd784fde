import { electricCar, legacyCar, onlyOutput } from '../support/operator';
import { bySlot, evening, program, programmer, weekend } from '../support/programs';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const { calls, car, commands, set } = programmer(desk);

describe.each([
	['2.3', 'demo', electricCar],
	['2.0', 'legacy', legacyCar],
])('SDK %s', (version, session, vin) => {
	const flag = (value: boolean) => (version === '2.0' ? String(value) : value);

	it('programs that are not named stay as they are', async () => {
		car(vin).set({ programs: [program(1), weekend] });
		expect(onlyOutput(await set([evening], {}, session))).toMatchObject({
			outcome: 'done',
			programs: [
				{ slot: 1, time: '06:15', days: ['mon', 'wed'], enabled: true },
				{ slot: 2, time: '18:05', days: ['fri'], enabled: true },
				{ slot: 3, time: '09:15', days: ['sat', 'sun'], enabled: false },
			],
		});
		expect(bySlot(car(vin).state)).toEqual([
			program(1),
			program(2, { hour: 18, minute: 5, occurrence: ['fri'] }),
			weekend,
		]);
		expect(commands()).toEqual([
			{
				method: 'set',
				api: 'pims.vehicle.command',
				parameters: {
					action: 'preconditioning',
					startNow: flag(false),
					programs: [
						{ ...program(1), isEnabled: flag(true) },
						{ ...program(2), hour: 18, minute: 5, occurrence: ['fri'], isEnabled: flag(true) },
						{ ...weekend, isEnabled: flag(false) },
					],
				},
			},
		]);
	});

	it.each(['start', 'stop'])('%s sends them all along unchanged', async (operation) => {
		const programs = [program(1), weekend];
		car(vin).set({ programs, preconditioning: operation === 'stop' });
		onlyOutput(
			await desk.operator.stellantis(
				`preconditioning ${operation}`,
				{ vin },
				{ credential: { session } },
			),
		);
		expect(car(vin).state.programs).toEqual(programs);
		expect(commands()).toMatchObject([{ parameters: { startNow: flag(operation === 'start') } }]);
	});
});

it('reads anew, selects the car in the same batch as the command, and sends one command', async () => {
	onlyOutput(await set([evening], { waitForOutcome: false }));
	const select = { api: 'pims.vehicle.vin', parameters: { vin: electricCar } };
	expect(calls()).toMatchObject([
		select,
		{ api: 'pims.vehicle.informations', parameters: { action: 'refresh' } },
		{ api: 'pims.vehicle.signal' },
		select,
		{ api: 'pims.vehicle.command' },
	]);
	expect(desk.arrivals('bridge', '/calls')).toHaveLength(2);
});

it('changes only what is given of a program', async () => {
	car().set({ programs: [program(1), weekend] });
	onlyOutput(
		await set([
			{ slot: 3, enabled: true },
			{ slot: 1, hour: 5 },
		]),
	);
	expect(bySlot(car().state)).toEqual([
		program(1, { hour: 5, minute: 0 }),
		{ ...weekend, isEnabled: true },
	]);
});

it('takes them from fields as well', async () => {
	const programs = {
		program: [{ slot: 1, time: '7:30 am', days: ['tue', 'mon'], enabled: false }],
	};
	onlyOutput(await set([], { specifyPrograms: 'fields', programs }));
	expect(car().state.programs).toEqual([
		program(1, { hour: 7, minute: 30, isEnabled: false, occurrence: ['mon', 'tue'] }),
	]);
});

it('does not stop preconditioning that runs', async () => {
	car().set({ preconditioning: true });
	expect(onlyOutput(await set([evening]))).toMatchObject({ outcome: 'done', code: '2333' });
	expect(commands()).toMatchObject([{ parameters: { startNow: true } }]);
	expect(car().state.preconditioning).toBe(true);
});

describe.each([
	['2.3', 'demo', electricCar],
	['2.0', 'legacy', legacyCar],
])('slots that were never set, SDK %s', (_, session, vin) => {
	const settings = { credential: { session } };
	const reported = async (): Promise<unknown> => {
		const raw = await desk.operator.stellantis(
			'vehicle getStatus',
			{ vin, simplify: false },
			settings,
		);
		return JSON.stringify(onlyOutput(raw));
	};

	it('are not shown', async () => {
		expect(await reported()).toMatch(/"hour":34,"minute":7/);
		const status = async () =>
			onlyOutput(await desk.operator.stellantis('vehicle getStatus', { vin }, settings));
		expect(await status()).toMatchObject({ preconditioningPrograms: [] });
		car(vin).set({ programs: [program(2)] });
		expect(await status()).toMatchObject({
			preconditioningPrograms: [{ slot: 2, time: '06:15', days: ['mon', 'wed'], enabled: true }],
		});
	});

	it.each([
		['start', []],
		['stop', []],
		['start', [program(1)]],
		['stop', [weekend]],
	])('%s goes out and keeps %j', async (operation, programs) => {
		car(vin).set({ programs, preconditioning: operation === 'stop' });
		expect(
			onlyOutput(await desk.operator.stellantis(`preconditioning ${operation}`, { vin }, settings)),
		).toMatchObject({ outcome: 'done' });
		expect(car(vin).state.programs).toEqual(programs);
		expect(JSON.stringify(commands())).not.toContain('34');
	});

	it('take a program that is whole', async () => {
		expect(onlyOutput(await set([evening], {}, session))).toMatchObject({
			programs: [{ slot: 2, time: '18:05', days: ['fri'], enabled: true }],
		});
		expect(car(vin).state.programs).toHaveLength(1);
	});
});
