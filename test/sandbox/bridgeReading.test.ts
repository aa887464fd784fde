import { bev, BridgeCaller, get, old, set } from './bridgeCaller';

/** What is to be done before remote commands work, and what the car's data are. */

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

const phone = '0612345678';

describe('activation steps', () => {
	const steps = (resetSteps: unknown, stepsStatus = 'all', vin = bev) =>
		get('subscription.steps', { vin, resetSteps, stepsStatus });

	it('come in the vendor’s order, the phone first', async () => {
		const { result } = await caller.message([steps(false)]);
		expect(result).toEqual({
			stepsID: expect.any(String),
			trusterPhoneNumber: { name: 'trusterPhoneNumber', order: 1, status: 'todo' },
			deviceActivation: { name: 'deviceActivation', order: 2, status: 'alreadyDone' },
			mediumCarKey: { name: 'mediumCarKey', order: 3, status: 'alreadyDone' },
		});
		const next = get('subscription.step', { stepsID: result?.['stepsID'] });
		expect((await caller.message([next])).result).toEqual({
			trusterPhoneNumber: { name: 'trusterPhoneNumber', order: 1, status: 'todo' },
		});
		caller.bridge.session('demo').sdk.state.account.trustedPhone = phone;
		expect((await caller.message([next])).result).toBeNull();
	});

	it('what was done stays done until the steps are reset', async () => {
		await caller.message([steps(false)]);
		caller.bridge.session('demo').sdk.state.account.deviceActivated = false;
		const todo = async (reset: boolean) =>
			Object.keys((await caller.message([steps(reset, 'todo')])).result ?? {});
		expect(await todo(false)).toEqual(['stepsID', 'trusterPhoneNumber']);
		expect(await todo(true)).toEqual(['stepsID', 'trusterPhoneNumber', 'deviceActivation']);
	});

	it('are named otherwise in 2.0', async () => {
		const { result } = await caller.message([steps('false', 'todo', old)], 'legacy');
		expect(Object.keys(result ?? {})).toEqual(['stepsID', 'trustedPhone']);
	});
});

it('a refresh reads the car, a wake-up wakes it, a deep sleeper answers 2201', async () => {
	const car = caller.bridge.car(old);
	car.set({ asleep: true });
	car.set({ batteryPercent: 77 });
	const level = async (action: string) => {
		const read = get('vehicle.informations', { actionType: 'remote', action });
		const { result } = await caller.message([set('vehicle.vin', { vin: old }), read], 'legacy');
		return JSON.stringify(result).match(/"chargingLevel":(\d+)/)?.[1];
	};
	expect(await level('get')).toBe('30');
	expect(await level('refresh')).toBe('30');
	expect(await level('refreshWithWakeUp')).toBe('77');
	expect(car.state.asleep).toBe(false);
	car.set({ deepSleep: true });
	const read = get('vehicle.informations', { actionType: 'remote', action: 'refreshWithWakeUp' });
	expect(await caller.code([read], 'legacy')).toBe(2201);
});

describe('slots of the preconditioning that were never set', () => {
	const reported = async (vin: string, session: string) => {
		const read = get('vehicle.informations', { actionType: 'remote', action: 'refresh' });
		const { result } = await caller.message([set('vehicle.vin', { vin }), read], session);
		return JSON.stringify(result).match(/"precondScheduling":(\[.*?\}\])/)?.[1];
	};

	it.each([
		[bev, 'demo'],
		[old, 'legacy'],
	])('%s reports as hour 34, minute 7, off, without days', async (vin, session) => {
		const program = { slot: 2, hour: 7, minute: 30, isEnabled: true, occurrence: [] };
		caller.bridge.car(vin).set({ programs: [program] });
		const unset = { hour: 34, minute: 7, isEnabled: false, occurrence: [] };
		expect(JSON.parse((await reported(vin, session)) ?? 'null')).toMatchObject([
			program,
			{ ...unset, slot: 1 },
			{ ...unset, slot: 3 },
		]);
	});

	it('are left out where that is wished for, and nobody can set one so', async () => {
		const car = caller.bridge.car(bev);
		car.set({ reportsUnsetSlots: false });
		expect(await reported(bev, 'demo')).toBeUndefined();
		const program = { slot: 1, hour: 34, minute: 7, isEnabled: false, occurrence: [] };
		expect(() => car.set({ programs: [program] })).toThrow('programs have hours');
	});
});
