import type { CarState, PreconditioningProgram } from '../../sandbox/bridge';
import { bev } from './bridgeCaller';
import { chargeNow, stopCharge, warm } from './bridgeParameters';
import { useCarDesk } from './carDesk';

/** When cars warm up and when they fall asleep. */

const desk = useCarDesk();

const program = (change: Partial<PreconditioningProgram> = {}): PreconditioningProgram => ({
	hour: 7,
	minute: 30,
	isEnabled: true,
	occurrence: ['sat'],
	slot: 1,
	...change,
});
describe('preconditioning', () => {
	const status = async () => {
		const { result } = await desk.caller.message([
			{ method: 'set', api: 'pims.vehicle.vin', parameters: { actionType: 'remote', vin: bev } },
			{
				method: 'get',
				api: 'pims.vehicle.informations',
				parameters: { actionType: 'remote', action: 'get' },
			},
		]);
		return JSON.stringify(result).match(/"precondInformation":\{[^{]*"status":"(\w+)"/)?.[1];
	};

	it('ends by itself, and is finished until it runs again', async () => {
		const car = desk.sandbox.bridge.car(bev);
		await desk.sent(warm);
		expect([car.state.preconditioning, await status()]).toEqual([true, 'Enabled']);
		await desk.pass(desk.sandbox.bridge.settings.preconditioningMs / 1000);
		expect([car.state.preconditioning, await status()]).toEqual([false, 'Finished']);
		await desk.sent(warm);
		expect(await status()).toBe('Enabled');
		await desk.sent({ ...warm, startNow: false });
		expect([car.state.preconditioning, await status()]).toEqual([false, 'Disabled']);
	});

	it.each<[string, PreconditioningProgram[], Partial<CarState>, string, boolean]>([
		['on its day', [program()], {}, '2026-03-28T07:30:00+01:00', true],
		['not before', [program()], {}, '2026-03-28T07:29:59+01:00', false],
		['not on another day', [program()], {}, '2026-03-29T07:30:00+02:00', false],
		['asleep', [program()], { asleep: true }, '2026-03-28T07:30:00+01:00', true],
		['disabled', [program({ isEnabled: false })], {}, '2026-03-28T07:30:00+01:00', false],
		['without days', [program({ occurrence: [] })], {}, '2026-03-28T07:30:00+01:00', false],
		['driven', [program()], { ignition: 'start' }, '2026-03-28T07:30:00+01:00', false],
		['broken', [program()], { preconditioningFault: true }, '2026-03-28T07:30:00+01:00', false],
		[
			'the other slot',
			[program(), program({ slot: 2, occurrence: ['fri'], hour: 18 })],
			{},
			'2026-03-27T18:30:00+01:00',
			true,
		],
	])('a program starts it %s', async (_name, programs, state, at, runs) => {
		const car = desk.addCar({ ...state, programs });
		await desk.passUntil(at);
		expect(car.state.preconditioning).toBe(runs);
	});

	it('comes back with the program every week', async () => {
		const car = desk.addCar({ programs: [program()] });
		await desk.passUntil('2026-03-28T07:45:00+01:00');
		expect(car.state.preconditioning).toBe(false);
		await desk.passUntil('2026-04-04T07:31:00+02:00');
		expect(car.state.preconditioning).toBe(true);
	});
});

describe('sleep', () => {
	const sleepAfter = () => desk.sandbox.bridge.settings.sleepAfterMs / 1000;

	it('comes to a parked car that nobody does anything with', async () => {
		const car = desk.addCar({});
		await desk.pass(sleepAfter() - 1);
		expect(car.state.asleep).toBe(false);
		await desk.pass(1);
		expect(car.state.asleep).toBe(true);
	});

	it('begins anew with every command', async () => {
		await desk.pass(sleepAfter() - 10);
		await desk.sent({ action: 'horn' });
		await desk.pass(sleepAfter() - 10);
		expect(desk.sandbox.bridge.car(bev).state.asleep).toBe(false);
		await desk.pass(10);
		expect(desk.sandbox.bridge.car(bev).state.asleep).toBe(true);
	});

	it('ends with a command, which tells so, and comes again', async () => {
		await desk.pass(sleepAfter());
		expect(await desk.sent({ action: 'horn' })).toEqual([900, 901, 903, 200]);
		expect(desk.sandbox.bridge.car(bev).state.asleep).toBe(false);
		await desk.pass(sleepAfter());
		expect(desk.sandbox.bridge.car(bev).state.asleep).toBe(true);
	});

	it.each<[string, Partial<CarState>]>([
		['is driven', { ignition: 'start' }],
		['charges', { plugged: true, charging: true }],
		['obeys somebody', { busyWith: 'horn' }],
	])('does not come to a car that %s', async (_name, state) => {
		const car = desk.addCar(state);
		await desk.pass(2 * sleepAfter());
		expect(car.state.asleep).toBe(false);
	});

	it('comes after the charge', async () => {
		await desk.sent(chargeNow);
		await desk.pass(sleepAfter());
		expect(desk.sandbox.bridge.car(bev).state.asleep).toBe(false);
		await desk.sent(stopCharge);
		await desk.pass(sleepAfter());
		expect(desk.sandbox.bridge.car(bev).state.asleep).toBe(true);
	});
});
