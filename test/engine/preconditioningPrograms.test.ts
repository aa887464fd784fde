import type { INodeParameters } from 'n8n-workflow';
import type { CarState, PreconditioningProgram, SdkState } from '../../sandbox/bridge';
import { electricCar, legacyCar, onlyFailure, onlyOutput } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const car = (vin = electricCar) => desk.sandbox.bridge.car(vin);
const calls = () =>
	desk
		.arrivals('bridge', '/calls')
		.flatMap(({ body }): Array<{ api: string; parameters?: object }> => JSON.parse(body).calls);
const commands = () => calls().filter(({ api }) => api === 'pims.vehicle.command');

const program = (slot: number, more: Partial<PreconditioningProgram> = {}) => ({
	...{ slot, hour: 6, minute: 15, isEnabled: true, occurrence: ['mon', 'wed'] as const },
	...more,
});
const weekend = program(3, { isEnabled: false, hour: 9, occurrence: ['sat', 'sun'] });

const set = async (programs: unknown, more: INodeParameters = {}, session = 'demo') =>
	await desk.operator.stellantis(
		'preconditioning setPrograms',
		{
			vin: session === 'demo' ? electricCar : legacyCar,
			specifyPrograms: 'json',
			programsJson: JSON.stringify(programs),
			...more,
		},
		{ credential: { session } },
	);
const evening = { slot: 2, time: '18:05', days: ['fri'] };
const after = (state: CarState): readonly PreconditioningProgram[] =>
	[...state.programs].sort((one, other) => one.slot - other.slot);

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
		expect(after(car(vin).state)).toEqual([
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
	expect(after(car().state)).toEqual([
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

describe.each(['2333', '2336'])('the car answers only %s', (code) => {
	const answerOnly = () =>
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'RESULT pims.vehicle.signal',
			weather: { kind: 'code', code },
		});

	it('a failure where its data do not show the programs', async () => {
		answerOnly();
		const failure = onlyFailure(await set([evening]));
		expect(failure).toMatchObject({
			operation: 'pims.vehicle.command preconditioning programs',
			code,
			delivered: 'yes',
		});
		expect(failure.message).toContain('do not show the new programs');
	});

	it('done where its data show them', async () => {
		car().set({ programs: [program(2, { hour: 18, minute: 5, occurrence: ['fri'] })] });
		answerOnly();
		expect(onlyOutput(await set([evening]))).toMatchObject({ outcome: 'done', code });
	});
});

describe('nothing is sent to the car', () => {
	afterEach(() => expect(commands()).toEqual([]));

	it('where its programs cannot be read', async () => {
		desk.sandbox.bridge.addCar('VF3SANDB0XTHERM04', { engine: 'Thermal' });
		sdk().account.vins.push('VF3SANDB0XTHERM04');
		const failure = onlyFailure(await set([evening], { vin: 'VF3SANDB0XTHERM04' }));
		expect(failure).toMatchObject({
			code: 'programsUnreadable',
			category: 'notFound',
			delivered: 'no',
		});
	});

	it('where the reading fails', async () => {
		sdk().network.internet = false;
		const failure = onlyFailure(await set([evening]));
		expect(failure).toMatchObject({
			operation: 'pims.vehicle.informations remote',
			code: '2201',
			delivered: 'no',
		});
	});

	it('where a new program has no time', async () => {
		car().set({ programs: [program(1)] });
		const failure = onlyFailure(
			await set([
				{ slot: 1, enabled: false },
				{ slot: 2, days: 'mon' },
			]),
		);
		expect(failure).toMatchObject({
			code: 'programIncomplete',
			category: 'input',
			delivered: 'no',
		});
	});
});

it('a fourth slot is for the SDK to take or to refuse (2102)', async () => {
	const failure = onlyFailure(await set([{ ...evening, slot: 4 }]));
	expect(failure).toMatchObject({ code: '2102', category: 'input', delivered: 'no' });
	expect(failure.message).toContain('slot');
});

it('programs that the phone has not read yet are refused by it (2338)', async () => {
	desk.sandbox.faults.order({
		vendor: 'bridge',
		on: 'set pims.vehicle.command preconditioning',
		weather: { kind: 'code', code: '2338' },
	});
	expect(onlyFailure(await set([evening]))).toMatchObject({
		code: '2338',
		category: 'vehicleState',
	});
});
