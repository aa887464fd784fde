import type { CarState } from '../../sandbox/bridge';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { bev, command, schedule } from './bridgeCaller';
import { chargeNow } from './bridgeParameters';
import { hour, noon, useCarDesk } from './carDesk';

/** When cars charge as time goes by, and who hears of it. */

const desk = useCarDesk();
const minute = 60;
const fullOf45 = (100 - 45) * 6 * minute;

const plugged: Partial<CarState> = { plugged: true, batteryPercent: 45 };
const atTen: Partial<CarState> = { ...plugged, chargeMode: 'deferred', deferredTime: 'PT22H00M' };
const charging = ['remoteChargeFinished', 'remoteChargeInterrupted'];
const listen: BatchCall = {
	method: 'subscribe',
	api: 'pims.vehicle.event',
	parameters: { actionType: 'remote', type: charging },
};

describe('the deferred charge', () => {
	it('starts when its time comes, not before', async () => {
		const car = desk.addCar(atTen);
		await desk.passUntil('2026-03-27T21:59:59+01:00');
		expect(car.state.charging).toBe(false);
		await desk.pass(1);
		expect(car.state).toMatchObject({ charging: true, asleep: false, batteryPercent: 45 });
		await desk.pass(hour);
		expect(car.state.batteryPercent).toBe(55);
	});

	it.each<[string, Partial<CarState>]>([
		['is not plugged in', { plugged: false }],
		['is in immediate mode', { chargeMode: 'immediate' }],
		['is driven', { ignition: 'start', plugged: false }],
		['is full', { batteryPercent: 100 }],
		['is at its limit', { chargeLimitPercent: 45 }],
		['has a charger in standby', { charger: 'standby' }],
		['has a charger that does not answer', { charger: 'fault' }],
	])('does not start where the car %s', async (_name, state) => {
		const car = desk.addCar({ ...atTen, ...state });
		await desk.pass(24 * hour);
		expect(car.state.charging).toBe(false);
		expect(car.state.batteryPercent).toBe(state.batteryPercent ?? 45);
	});

	it('starts the next day where the plug came too late, and every day anew', async () => {
		const car = desk.addCar({ ...atTen, plugged: false });
		await desk.passUntil('2026-03-27T23:00:00+01:00');
		car.set({ plugged: true });
		await desk.passUntil('2026-03-28T21:59:00+01:00');
		expect(car.state.charging).toBe(false);
		await desk.pass(24 * hour);
		expect(car.state.batteryPercent).toBe(100);
		car.set({ batteryPercent: 20 });
		await desk.passUntil('2026-03-30T22:01:00+02:00');
		expect(car.state.charging).toBe(true);
	});

	it.each([
		['a time that the night does not have', 'PT02H30M', '2026-03-29T03:30:00+02:00'],
		['a time after the change', 'PT06H00M', '2026-03-29T06:00:00+02:00'],
	])('%s: by the clock in the car', async (_name, deferredTime, at) => {
		const car = desk.addCar({ ...atTen, deferredTime, plugged: false });
		await desk.passUntil('2026-03-28T12:00:00+01:00');
		car.set({ plugged: true });
		await desk.passUntil(at);
		expect(car.state.charging).toBe(true);
		expect(car.report.at).toBe(Date.parse(at));
	});

	it('moves with a schedule that is sent meanwhile', async () => {
		await desk.caller.calls(command(bev, schedule));
		await desk.pass(3);
		await desk.passUntil('2026-03-28T02:29:00+01:00');
		expect(desk.sandbox.bridge.car(bev).state.charging).toBe(false);
		await desk.pass(minute);
		expect(desk.sandbox.bridge.car(bev).state.charging).toBe(true);
	});
});

describe('a charge', () => {
	const heard = async (cursor: string) =>
		(await desk.caller.events(cursor)).data.events
			.filter(({ api }) => api === 'pims.vehicle.event')
			.map(({ vin: whose, receivedAt, message }) => [
				whose,
				message.result?.['notification'],
				(Date.parse(receivedAt) - noon) / 1000,
			]);
	const follow = async () => (await desk.caller.calls([listen])).data.cursor;

	it('takes six minutes for a percent and ends full, which is told at that time', async () => {
		const cursor = await follow();
		desk.sandbox.bridge.car(bev).set({ charging: true });
		await desk.pass(fullOf45 - 1);
		expect(desk.sandbox.bridge.car(bev).state).toMatchObject({
			charging: true,
			batteryPercent: 99,
		});
		await desk.pass(1);
		expect(desk.sandbox.bridge.car(bev).state).toMatchObject({
			charging: false,
			batteryPercent: 100,
		});
		expect(await heard(cursor)).toEqual([[bev, 'remoteChargeFinished', fullOf45]]);
	});

	it('ends at the limit of its driver, and is finished', async () => {
		const cursor = await follow();
		desk.sandbox.bridge.car(bev).set({ charging: true, chargeLimitPercent: 50 });
		await desk.pass(hour / 2);
		expect(desk.sandbox.bridge.car(bev).state).toMatchObject({
			charging: false,
			batteryPercent: 50,
		});
		expect(await heard(cursor)).toEqual([[bev, 'remoteChargeFinished', hour / 2]]);
		expect((await desk.sent(chargeNow, 10)).at(-1)).toBe(200);
		expect(desk.sandbox.bridge.car(bev).state.charging).toBe(false);
	});

	it.each<[string, Partial<CarState>]>([
		['the plug', { plugged: false }],
		['the charger', { charger: 'fault' }],
		['a driver', { ignition: 'start' }],
		['somebody at the car', { charging: false }],
	])('that %s interrupts is told to be', async (_name, change) => {
		const cursor = await follow();
		desk.sandbox.bridge.car(bev).set({ charging: true });
		await desk.pass(hour / 2);
		desk.sandbox.bridge.car(bev).set(change);
		await desk.pass(hour / 2);
		expect(desk.sandbox.bridge.car(bev).state).toMatchObject({
			charging: false,
			batteryPercent: 50,
		});
		expect(await heard(cursor)).toEqual([[bev, 'remoteChargeInterrupted', hour / 2]]);
	});

	it.each([{ unreachable: true }, { privacy: true }])(
		'ends without a word from a car that is %j',
		async (silent) => {
			const cursor = await follow();
			desk.sandbox.bridge.car(bev).set({ charging: true });
			desk.sandbox.bridge.car(bev).set(silent);
			desk.sandbox.bridge.car(bev).set({ batteryPercent: 100 });
			expect(desk.sandbox.bridge.car(bev).state.charging).toBe(false);
			expect(await heard(cursor)).toEqual([]);
		},
	);
});

it('a car that is replaced or reset lives no longer', async () => {
	const before = desk.addCar({ ...atTen });
	desk.addCar({});
	desk.sandbox.reset();
	await desk.pass(24 * hour);
	expect(before.state.charging).toBe(false);
});
