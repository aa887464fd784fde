import type { SdkState } from '../../sandbox/bridge';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { bev, BridgeCaller, get, phev, selectVin, set } from './bridgeCaller';
import { type Turn, commonFaults, informations } from './bridgeParameters';

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
const eventSubscription: BatchCall = {
	method: 'subscribe',
	api: 'pims.vehicle.event',
	parameters: { actionType: 'remote', type: ['remoteChargeFinished', 'remoteChargeInterrupted'] },
};

describe('other interfaces', () => {
	const onCar: ReadonlyArray<readonly [string, () => BatchCall, readonly Turn[]]> = [
		['subscribe event', () => eventSubscription, commonFaults],
		['get informations', () => informations(), commonFaults],
		['get services', () => get('subscription.services', { vin: bev }), commonFaults.slice(0, 6)],
		[
			'get steps',
			() => get('subscription.steps', { vin: bev, resetSteps: false, stepsStatus: 'all' }),
			commonFaults.slice(0, 6),
		],
	];
	it.each(
		onCar.flatMap(([name, call, turns]) =>
			turns.map(([code, turn]) => [name, code, call, turn] as const),
		),
	)('%s answers %d from its state', async (_name, code, call, turn) => {
		await caller.code([selectVin(bev)]);
		turn(sdk());
		expect(await caller.code([call()])).toBe(code);
	});

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
		[
			'get steps of nothing',
			get('subscription.steps', { resetSteps: true, stepsStatus: 'all' }),
			2101,
		],
		[
			'get steps of a stranger',
			get('subscription.steps', { vin: 'X', resetSteps: true, stepsStatus: 'all' }),
			2102,
		],
		['get step', get('subscription.step'), 2101],
		['get step of a stranger', get('subscription.step', { stepsID: 'none' }), 2346],
		['set vin', set('vehicle.vin'), 2101],
		['set vin of the wrong shape', set('vehicle.vin', { vin: 'short' }), 2102],
		[
			'subscribe event of no kind',
			{ ...eventSubscription, parameters: { actionType: 'remote', type: [] } },
			2102,
		],
		[
			'get informations without action',
			get('vehicle.informations', { actionType: 'remote' }),
			2101,
		],
	] as const)('%s: its code', async (_name, call, code) => {
		expect(await caller.code([call])).toBe(code);
	});
});
