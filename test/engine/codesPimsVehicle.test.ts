import type { INodeParameters } from 'n8n-workflow';
import type { Category, Delivered } from '../../nodes/shared/failures/failure';
import type { CarState, SdkState } from '../../sandbox/bridge';
import { electricCar, onlyFailure, onlyOutput, type Settings } from '../support/operator';
import {
	answerTroubles,
	internalTroubles,
	networkTroubles,
	setUpTroubles,
	strongAuthenticationTroubles,
} from '../support/sdkTroubles';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const car = () => desk.sandbox.bridge.car(electricCar);

type Command = 'schedule' | 'start' | 'stop';
const commands: readonly Command[] = ['schedule', 'start', 'stop'];
const apis: Readonly<Record<Command, string>> = {
	schedule: 'pims.vehicle.command chargeDeferredTime',
	start: 'pims.vehicle.command charge',
	stop: 'pims.vehicle.command charge',
};

const run = async (command: Command, parameters: INodeParameters = {}, settings: Settings = {}) =>
	await desk.operator.stellantis(
		`charging ${command}`,
		{ vin: electricCar, ...(command === 'schedule' && { startTime: '02:30' }), ...parameters },
		settings,
	);

/** Without PIN in the credential, so that 2302 stays. */
const noPin = { credential: { pin: '' } };

describe.each(commands)('the SDK refuses charging %s', (command) => {
	it.each([
		...setUpTroubles,
		...networkTroubles,
		...answerTroubles,
		...internalTroubles,
		...strongAuthenticationTroubles,
	])('with $code where $because', async ({ code, turn, category, names, delivered }) => {
		turn(sdk());
		const failure = onlyFailure(await run(command, {}, noPin));
		// The car's own words for a time-out say more than the server's.
		if (code !== '2201') expect(failure.message).toContain(names);
		expect(failure).toMatchObject({ operation: apis[command], code, category, delivered });
		expect(failure.retry).not.toBe('safe');
	});

	it('with 2377 where the broker cannot be reached: safe to send again', async () => {
		sdk().broker = 'refused';
		const failure = onlyFailure(await run(command));
		expect(failure).toMatchObject({
			code: '2377',
			category: 'network',
			delivered: 'no',
			retry: 'safe',
		});
	});

	it.each([
		['is of another account', 'VR3SANDB0XBEV0009'],
		['has no battery', 'VF3SANDB0XTHERM04'],
	])('with 2366 where the car %s', async (_, vin) => {
		desk.sandbox.bridge.addCar('VF3SANDB0XTHERM04', { engine: 'Thermal' });
		sdk().account.vins.push('VF3SANDB0XTHERM04');
		const failure = onlyFailure(await run(command, { vin }));
		expect(failure).toMatchObject({ code: '2366', category: 'input', delivered: 'no' });
		expect(failure.message).toContain("'VIN'");
	});
});

interface Refusal {
	readonly code: string;
	readonly command: Command;
	readonly car: Partial<CarState>;
	readonly category: Category;
	readonly names: string;
}

/** What the car itself does not do; the vendor documents these for the call and for the signal. */
const refusals: readonly Refusal[] = [
	...commands.map(
		(command): Refusal => ({
			code: '2329',
			command,
			car: { ignition: 'startUp' },
			category: 'vehicleState',
			names: 'ignition is on',
		}),
	),
	...commands.map(
		(command): Refusal => ({
			code: '2332',
			command,
			car: { charger: 'fault' },
			category: 'vehicleState',
			names: 'charging system',
		}),
	),
	{
		code: '2330',
		command: 'start',
		car: { plugged: false },
		category: 'vehicleState',
		names: 'standby',
	},
	{
		code: '2330',
		command: 'schedule',
		car: { charger: 'standby' },
		category: 'vehicleState',
		names: 'standby',
	},
	{
		code: '2325',
		command: 'start',
		car: { deferredTimeJustChanged: true },
		category: 'conflict',
		names: 'charging hour was changed',
	},
	{
		code: '2326',
		command: 'schedule',
		car: { immediateChargeDemanded: true },
		category: 'conflict',
		names: 'began to charge at once',
	},
	{
		code: '2326',
		command: 'stop',
		car: { immediateChargeDemanded: true },
		category: 'conflict',
		names: 'began to charge at once',
	},
];

describe.each(['signal', 'atOnce'] as const)('the car refuses (%s)', (way) => {
	beforeEach(() => {
		sdk().refusals = way;
	});

	it.each(refusals)('charging $command with $code where $car', async (refusal) => {
		car().set(refusal.car);
		const failure = onlyFailure(await run(refusal.command));
		const { code, category, names } = refusal;
		expect(failure).toMatchObject({ code, category, delivered: 'yes' });
		expect(failure.operation).toBe(apis[refusal.command]);
		expect(failure.message).toContain(names);
		expect(failure.retry).not.toBe('safe');
		expect(failure.hint).not.toBe('');
	});

	it.each([
		['2331', 'charges already', { charging: true }],
		['2339', 'is full after immediate charging', { batteryPercent: 100, chargeMode: 'immediate' }],
	] as const)('start with %s where the car %s: already done', async (code, _, state) => {
		car().set(state);
		expect(onlyOutput(await run('start'))).toMatchObject({
			outcome: 'alreadyDone',
			code,
			label: expect.stringMatching(/./),
			vin: electricCar,
			command: 'startCharge',
		});
	});

	it('2326 tells to stop charging before scheduling, and the car charges', async () => {
		car().set({ immediateChargeDemanded: true });
		const failure = onlyFailure(await run('schedule'));
		expect(failure.hint).toMatch(/Stop charging first, then schedule/);
		expect(car().state.charging).toBe(true);
	});
});

describe('the command meets another one', () => {
	it.each([
		['2364', 'schedule', 'chargeDeferredTime'],
		['2364', 'start', 'charge'],
		['2353', 'start', 'doors'],
		['2353', 'schedule', 'charge'],
	] as const)(
		'with %s: charging %s while %s runs from another phone',
		async (code, command, busyWith) => {
			car().set({ busyWith });
			const failure = onlyFailure(await run(command));
			expect(failure).toMatchObject({
				code,
				category: 'conflict',
				delivered: 'no',
				retry: 'later',
			});
		},
	);
});

it.each(commands)(
	'charging %s asks for a refresh where the phone is behind the car (2337)',
	async (command) => {
		sdk().outdated.add('deferredTime');
		const failure = onlyFailure(await run(command));
		expect(failure).toMatchObject({ code: '2337', category: 'vehicleState' });
		expect(failure.hint).toContain('Vehicle: Get Status');

		onlyOutput(
			await desk.operator.stellantis('vehicle getStatus', { vin: electricCar, refresh: true }),
		);
		onlyOutput(await run(command));
	},
);

describe('Get Status', () => {
	const read = async (parameters: INodeParameters = {}, settings: Settings = noPin) =>
		await desk.operator.stellantis(
			'vehicle getStatus',
			{ vin: electricCar, ...parameters },
			settings,
		);

	it.each([
		...setUpTroubles,
		...networkTroubles,
		...answerTroubles,
		...internalTroubles,
		...strongAuthenticationTroubles,
	])('fails with $code where $because', async ({ code, turn, category, names }) => {
		turn(sdk());
		const failure = onlyFailure(await read());
		expect(failure).toMatchObject({
			operation: 'pims.vehicle.informations remote',
			code,
			category,
		});
		expect(failure.message).toContain(names);
	});

	it('gives what the phone has where the network is away', async () => {
		onlyOutput(await read());
		sdk().network.internet = false;
		expect(onlyOutput(await read())).toMatchObject({ vin: electricCar, batteryPercent: 45 });
		expect(onlyFailure(await read({ refresh: true })).code).toBe('2201');
	});

	it('fails with 2366 for a car of another account', async () => {
		const failure = onlyFailure(await read({ vin: 'VR3SANDB0XBEV0009' }));
		expect(failure).toMatchObject({ code: '2366', category: 'input' });
	});
});
