import axios from 'axios';
import { bev, BridgeCaller, command, get, schedule } from './bridgeCaller';

/** What the live page shows and turns. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const patch = (path: string, body: unknown) =>
	axios.patch(`${caller.sandbox.url.page}/sandbox/bridge/${path}`, body, { validateStatus: null });

it('shows sessions and cars, without PIN, codes, tokens and the phone', async () => {
	const { account } = caller.bridge.session('demo').sdk.state;
	account.trustedPhone = '0612345678';
	account.pin = '73519';
	await caller.calls([get('authentication.smscode', { type: 'enrollment' })]);
	const { data } = await axios.get(`${caller.sandbox.url.page}/sandbox/bridge`);
	expect(data).toMatchObject({
		sessions: [
			{ id: 'demo', sdkVersion: '2.3.0', ready: true, trustedPhone: '…78', pin: 'set' },
			{ id: 'legacy', sdkVersion: '2.0.4', trustedPhone: null },
		],
		cars: [
			{ vin: bev, label: 'e-208', plugged: true, deferredTime: 'PT22H00M', chargeMode: 'deferred' },
			{ engine: 'PHEV', asleep: true },
			{ brand: 'opel' },
		],
	});
	for (const secret of ['0612345678', '73519', caller.bridge.token, caller.smsTo('0612345678')]) {
		expect(JSON.stringify(data)).not.toContain(secret);
	}
});

it('turns a car', async () => {
	const { status, data } = await patch(`cars/${bev}`, { charging: true, label: 'Blue' });
	expect([status, data.cars[0].charging, data.cars[0].label]).toEqual([200, true, 'Blue']);
	expect(caller.bridge.car(bev).state.charging).toBe(true);
});

it('turns an SDK', async () => {
	const body = {
		server: 'slow',
		internet: false,
		outdated: ['doors'],
		account: { loggedIn: false, trustedPhone: '0698765432' },
	};
	expect((await patch('sessions/demo', body)).status).toBe(200);
	const { state } = caller.bridge.session('demo').sdk;
	expect(state).toMatchObject({
		server: 'slow',
		network: { internet: false },
		outdated: new Set(['doors']),
	});
	expect(state.account).toMatchObject({ loggedIn: false, trustedPhone: '0698765432', pin: '1234' });
	await patch('sessions/demo', { account: { trustedPhone: null } });
	expect(state.account.trustedPhone).toBeUndefined();
	expect(state.account.loggedIn).toBe(false);
});

it.each([
	[`cars/${bev}`, {}, 400],
	[`cars/${bev}`, { vin: 'X' }, 400],
	[`cars/${bev}`, { batteryPercent: 101 }, 400],
	[`cars/${bev}`, { batteryPercent: '50' }, 400],
	[`cars/${bev}`, { charger: 'broken' }, 400],
	[`cars/${bev}`, { charger: 'standby', charging: true }, 409],
	[`cars/${bev}`, { deferredTime: 'tonight' }, 409],
	['cars/NOBODY', { plugged: true }, 404],
	['sessions/demo', { account: { pin: '1111' } }, 400],
	['sessions/demo', { account: { trustedPhone: '+33612345678' } }, 400],
	['sessions/demo', { smsCodes: {} }, 400],
	['sessions/demo', { server: 'fast' }, 400],
	['sessions/nobody', { server: 'slow' }, 404],
])('PATCH %s %j is %d and changes nothing', async (path, body, status) => {
	const before = JSON.stringify(caller.bridge.snapshot());
	expect((await patch(path, body)).status).toBe(status);
	expect(JSON.stringify(caller.bridge.snapshot())).toBe(before);
});

it('a reset brings the start back, also in the middle of a command', async () => {
	const start = () =>
		JSON.stringify(caller.bridge.snapshot(), (name, value) => (name === 'lastUpdate' ? '' : value));
	const before = start();
	caller.bridge.settings.paceMs = 60_000;
	caller.bridge.token = 'another';
	caller.bridge.addCar('VR3SANDB0XEXTRA01');
	caller.bridge.addSession('extra', { sdkVersion: '2.1.0', vins: [] });
	caller.bridge.token = 'sandbox-bridge-token';
	await caller.calls(command(bev, schedule));
	expect(caller.bridge.car(bev).state.busyWith).toBe('chargeDeferredTime');
	caller.sandbox.reset();
	expect(start()).toBe(before);
	expect(caller.bridge.settings.paceMs).toBe(20);
	expect(() => caller.bridge.session('extra')).toThrow(RangeError);
});
