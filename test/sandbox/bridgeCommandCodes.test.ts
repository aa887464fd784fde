import type { SdkState } from '../../sandbox/bridge';
import { bev, BridgeCaller, command, schedule, selectVin, subscribe } from './bridgeCaller';
import {
	commonFaults,
	program,
	chargeNow,
	warm,
	unlock,
	all,
	named,
	informations,
} from './bridgeParameters';

/** The codes of vehicle commands, each from the state of SDK or car that means it. */

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

describe('set command', () => {
	it.each(
		named(all).flatMap(([name, parameters]) =>
			[...commonFaults, [2377, (state: SdkState) => void (state.broker = 'refused')] as const].map(
				([code, turn]) => [name, code, parameters, turn] as const,
			),
		),
	)('%s answers %d from its state', async (_name, code, parameters, turn) => {
		await caller.code([subscribe, selectVin(bev)]);
		turn(sdk());
		const batch = command(bev, parameters).map((call, index) =>
			index === 0 ? { ...call, tolerate: [2005, code] } : call,
		);
		expect(await caller.code(batch)).toBe(code);
		expect(caller.bridge.car(bev).state.busyWith).toBeNull();
	});

	it.each(named(all))('%s without a subscription answers 2365', async (_name, parameters) => {
		expect(await caller.code(command(bev, parameters).slice(1))).toBe(2365);
	});

	it.each(named(all))(
		'%s answers 2364 or 2353 while the car is busy',
		async (action, parameters) => {
			caller.bridge.car(bev).set({ busyWith: action === 'doors' ? 'doors' : 'horn' });
			const expected = action === 'doors' || action === 'horn' ? 2364 : 2353;
			expect(await caller.code(command(bev, parameters))).toBe(expected);
		},
	);

	it('two phones of one car: the second one is told 2353, then 2364', async () => {
		caller.bridge.addSession('family', { sdkVersion: '2.3.0', vins: [bev] });
		caller.bridge.settings.paceMs = 60_000;
		expect(await caller.code(command(bev, schedule))).toBe('SUCCEEDED');
		expect(await caller.code(command(bev, chargeNow), 'family')).toBe(2353);
		expect(await caller.code(command(bev, schedule), 'family')).toBe(2364);
	});

	it('an unknown VIN answers 2366, and nothing is selected any more', async () => {
		expect(await caller.code(command('VR3UNKN0WN0000001', schedule))).toBe(2366);
		expect(await caller.code([informations()])).toBe(2366);
	});

	it.each(named([chargeNow, schedule, warm]))(
		'%s of a thermal car answers 2366',
		async (_name, parameters) => {
			caller.bridge.car(bev).set({ plugged: false, engine: 'Thermal' });
			expect(await caller.code(command(bev, parameters))).toBe(2366);
		},
	);

	it.each([
		[2337, 'deferredTime', chargeNow],
		[2337, 'deferredTime', schedule],
		[2338, 'programs', warm],
		[2357, 'doors', unlock],
	] as const)(
		'answers %d while the phone has old %s, until it reads the car',
		async (code, kept, parameters) => {
			sdk().outdated.add(kept);
			expect(await caller.code(command(bev, parameters))).toBe(code);
			expect(await caller.code([informations('refresh')])).toBe('SUCCEEDED');
			expect(await caller.code(command(bev, parameters))).toBe('SUCCEEDED');
		},
	);

	it.each([
		[{}, 2101, '[action]'],
		[{ action: 'fly' }, 2102, '[action]'],
		[{ action: 'charge' }, 2101, '[startNow]'],
		[{ action: 'charge', startNow: 'true' }, 2102, '[startNow]'],
		[{ ...schedule, deferredTime: undefined }, 2101, '[deferredTime]'],
		[{ ...schedule, deferredTime: 'PT24H00M' }, 2102, '[deferredTime]'],
		[{ ...schedule, deferredTime: '02:30' }, 2102, '[deferredTime]'],
		[{ ...schedule, checkStartCharge: undefined }, 2101, '[checkStartCharge]'],
		[{ action: 'doors', doorState: 'ajar' }, 2102, '[doorState]'],
		[{ ...warm, programs: undefined }, 2101, '[programs]'],
		[{ ...warm, programs: [{ ...program, hour: 24 }] }, 2102, '[hour]'],
		[{ ...warm, programs: [{ ...program, occurrence: ['wen'] }] }, 2102, '[occurrence]'],
		[{ ...warm, programs: [program, program] }, 2102, '[slot]'],
	])('%j answers %d and names %s', async (parameters, code, name) => {
		const { error } = await caller.message(command(bev, parameters));
		expect(error?.code).toBe(code);
		expect(error?.label).toContain(name);
	});
});
