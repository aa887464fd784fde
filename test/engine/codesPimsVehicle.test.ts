import type { Category } from '../../nodes/shared/failures/failure';
import type { CarState, SdkState } from '../../sandbox/bridge';
import {
	chargingApis,
	chargingCommands,
	chargingOf,
	type ChargingCommand,
} from '../support/charging';
import { electricCar, onlyFailure, onlyOutput } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const run = chargingOf(desk);

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const car = () => desk.sandbox.bridge.car(electricCar);

interface Refusal {
	readonly code: string;
	readonly command: ChargingCommand;
	readonly car: Partial<CarState>;
	readonly category: Category;
	readonly names: string;
}

/** What the car itself does not do; the vendor documents these for the call and for the signal. */
const refusals: readonly Refusal[] = [
	...chargingCommands.map(
		(command): Refusal => ({
			code: '2329',
			command,
			car: { ignition: 'startUp' },
			category: 'vehicleState',
			names: 'ignition is on',
		}),
	),
	...chargingCommands.map(
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
		names: 'charges at once',
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
		expect(failure.operation).toBe(chargingApis[refusal.command]);
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

it.each(chargingCommands)(
	'charging %s asks for a refresh where the phone is behind the car (2337)',
	async (command) => {
		sdk().outdated.add('deferredTime');
		const failure = onlyFailure(await run(command));
		expect(failure).toMatchObject({ code: '2337', category: 'vehicleState' });
		expect(failure.hint).toContain('Vehicle: Get Status');

		onlyOutput(
			await desk.operator.stellantis('vehicle getStatus', {
				vin: electricCar,
				freshness: 'refresh',
			}),
		);
		onlyOutput(await run(command));
	},
);
