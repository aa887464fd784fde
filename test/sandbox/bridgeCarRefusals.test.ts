import type { CarState, SdkState } from '../../sandbox/bridge';
import { bev, BridgeCaller, command, schedule } from './bridgeCaller';
import {
	type Parameters,
	chargeNow,
	stopCharge,
	scheduleAndStart,
	warm,
	coolOff,
	lock,
	unlock,
	horn,
	warning,
} from './bridgeParameters';

/** The codes with which a car refuses, each from the state that means it. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => {
	caller.sandbox.reset();
	caller.bridge.settings.paceMs = 0;
});
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const sdk = (): SdkState => caller.bridge.session('demo').sdk.state;

/** Code, what is sent, and the car that refuses it. */
const refusals: ReadonlyArray<
	readonly [code: number, parameters: Parameters, car: Partial<CarState>]
> = [
	[2325, chargeNow, { deferredTimeJustChanged: true }],
	[2325, scheduleAndStart, { deferredTimeJustChanged: true }],
	[2326, schedule, { immediateChargeDemanded: true }],
	[2326, stopCharge, { immediateChargeDemanded: true }],
	[2329, chargeNow, { ignition: 'startUp' }],
	[2329, schedule, { ignition: 'start', plugged: false }],
	[2329, warm, { ignition: 'startUp' }],
	[2329, horn, { ignition: 'start', plugged: false }],
	[2329, warning, { ignition: 'free' }],
	[2330, chargeNow, { charger: 'standby' }],
	[2330, chargeNow, { plugged: false }],
	[2330, schedule, { charger: 'standby' }],
	[2331, chargeNow, { charging: true }],
	[2331, scheduleAndStart, { charging: true }],
	[2332, chargeNow, { charger: 'fault' }],
	[2332, schedule, { charger: 'fault' }],
	[2333, warm, { preconditioning: true }],
	[2334, warm, { preconditioningFault: true }],
	[2335, coolOff, { ignition: 'startUp' }],
	[2336, coolOff, {}],
	[2339, chargeNow, { chargeMode: 'immediate', batteryPercent: 100 }],
	[2339, scheduleAndStart, { chargeMode: 'immediate', batteryPercent: 100 }],
	[2360, unlock, { locked: false }],
	[2361, lock, {}],
	[2362, lock, { open: ['trunk'] }],
];

describe('the car refuses', () => {
	it.each(refusals)('with %d as the signal of %j, being %j', async (code, parameters, car) => {
		caller.bridge.car(bev).set(car);
		const { codes, events } = await caller.command(parameters);
		expect(codes).toEqual([900, 903, code]);
		expect(events.at(-1)?.message.error?.label).not.toBe('');
	});

	it.each(refusals)(
		'with %d from the SDK at once, if it knows: %j, being %j',
		async (code, parameters, car) => {
			sdk().refusals = 'atOnce';
			caller.bridge.car(bev).set(car);
			expect(await caller.code(command(bev, parameters))).toBe(code);
		},
	);

	it.each([
		[2358, horn],
		[2359, warning],
	])('with %d while %j cools down, and no longer', async (code, parameters) => {
		expect((await caller.command(parameters)).codes.at(-1)).toBe(200);
		expect((await caller.command(parameters)).codes.at(-1)).toBe(code);
		caller.sandbox.clock.advance(caller.bridge.settings.coolDownMs);
		expect((await caller.command(parameters)).codes.at(-1)).toBe(200);
	});

	it('2326: the deferred hour is discarded and the charge the driver asked for starts', async () => {
		caller.bridge.car(bev).set({ immediateChargeDemanded: true });
		await caller.command(schedule);
		expect(caller.bridge.car(bev).state).toMatchObject({
			deferredTime: 'PT22H00M',
			chargeMode: 'immediate',
			charging: true,
			immediateChargeDemanded: false,
		});
		expect((await caller.command(schedule)).codes.at(-1)).toBe(200);
	});

	it('2325: the hour changed at the car stands, nothing charges', async () => {
		caller.bridge.car(bev).set({ deferredTime: 'PT05H00M', deferredTimeJustChanged: true });
		await caller.command(chargeNow);
		expect(caller.bridge.car(bev).state).toMatchObject({
			deferredTime: 'PT05H00M',
			chargeMode: 'deferred',
			charging: false,
		});
		expect((await caller.command(chargeNow)).codes.at(-1)).toBe(200);
	});
});
