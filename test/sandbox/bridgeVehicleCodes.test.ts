import type { CarState, SdkState } from '../../sandbox/bridge';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { bev, BridgeCaller, command, get, phev, schedule, selectVin, set, subscribe } from './bridgeCaller';

/** The codes of the vehicle interfaces, each from the state of SDK or car that means it. */

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
const program = { hour: 7, minute: 30, isEnabled: true, occurrence: ['mon', 'fri'], slot: 1 };

type Parameters = Readonly<Record<string, unknown>>;
const chargeNow: Parameters = { action: 'charge', startNow: true };
const stopCharge: Parameters = { action: 'charge', startNow: false };
const scheduleAndStart: Parameters = { ...schedule, startNow: true };
const warm: Parameters = { action: 'preconditioning', startNow: true, programs: [program] };
const coolOff: Parameters = { ...warm, startNow: false };
const lock: Parameters = { action: 'doors', doorState: 'lock' };
const unlock: Parameters = { action: 'doors', doorState: 'unlock' };
const horn: Parameters = { action: 'horn' };
const warning: Parameters = { action: 'warning' };
const all = [chargeNow, schedule, warm, unlock, horn, warning];
const named = (list: readonly Parameters[]) =>
	list.map((parameters) => [String(parameters['action']), parameters] as const);

type Turn = readonly [code: number, turn: (state: SdkState) => void];
const common: readonly Turn[] = [
	[2000, (state) => void (state.internalFault = true)],
	[2001, (state) => void (state.initialised = false)],
	[2201, (state) => void (state.server = 'slow')],
	[2202, (state) => void (state.network.internet = false)],
	[2203, (state) => void (state.server = 'nonsense')],
	[2204, (state) => void (state.server = 'error')],
	[2301, (state) => void (state.account.loggedIn = false)],
	[2302, (state) => void (state.strongAuthentication = 'expired')],
];
const eventSubscription: BatchCall = {
	method: 'subscribe',
	api: 'pims.vehicle.event',
	parameters: { actionType: 'remote', type: ['remoteChargeFinished', 'remoteChargeInterrupted'] },
};
const informations = (action = 'get') => get('vehicle.informations', { actionType: 'remote', action });

describe('other interfaces', () => {
	const onCar: ReadonlyArray<readonly [string, () => BatchCall, readonly Turn[]]> = [
		['subscribe event', () => eventSubscription, common],
		['get informations', () => informations(), common],
		['get services', () => get('subscription.services', { vin: bev }), common.slice(0, 6)],
		[
			'get steps',
			() => get('subscription.steps', { vin: bev, resetSteps: false, stepsStatus: 'all' }),
			common.slice(0, 6),
		],
	];
	it.each(onCar.flatMap(([name, call, turns]) => turns.map(([code, turn]) => [name, code, call, turn] as const)))(
		'%s answers %d from its state',
		async (_name, code, call, turn) => {
			await caller.code([selectVin(bev)]);
			turn(sdk());
			expect(await caller.code([call()])).toBe(code);
		},
	);

	it('get informations without network: the phone has an earlier answer, a refresh is a time-out', async () => {
		await caller.code([selectVin(bev)]);
		const read = await caller.message([informations()]);
		sdk().network.internet = false;
		expect((await caller.message([informations()])).result).toEqual(read.result);
		expect(await caller.code([informations('refresh')])).toBe(2201);
		expect(await caller.code([selectVin(phev)])).toBe('SUCCEEDED');
		expect(await caller.code([informations()])).toBe(2202);
	});

	it('subscribing twice answers 2005, unsubscribing twice 2367', async () => {
		for (const api of ['pims.vehicle.signal', 'pims.vehicle.event']) {
			const again: BatchCall = { ...eventSubscription, api };
			expect(await caller.code([again])).toBe('SUCCEEDED');
			expect(await caller.code([again])).toBe(2005);
			expect(await caller.code([{ method: 'unsubscribe', api }])).toBe('SUCCEEDED');
			expect(await caller.code([{ method: 'unsubscribe', api }])).toBe(2367);
		}
	});

	it.each([
		['get services', get('subscription.services'), 2101],
		['get steps of nothing', get('subscription.steps', { resetSteps: true, stepsStatus: 'all' }), 2101],
		['get steps of a stranger', get('subscription.steps', { vin: 'X', resetSteps: true, stepsStatus: 'all' }), 2102],
		['get step', get('subscription.step'), 2101],
		['get step of a stranger', get('subscription.step', { stepsID: 'none' }), 2346],
		['set vin', set('vehicle.vin'), 2101],
		['set vin of the wrong shape', set('vehicle.vin', { vin: 'short' }), 2102],
		['subscribe event of no kind', { ...eventSubscription, parameters: { actionType: 'remote', type: [] } }, 2102],
		['get informations without action', get('vehicle.informations', { actionType: 'remote' }), 2101],
	] as const)('%s: its code', async (_name, call, code) => {
		expect(await caller.code([call])).toBe(code);
	});
});
