import type { SdkState } from '../../sandbox/bridge';
import { bev, BridgeCaller, get, old, phev, selectVin, set } from './bridgeCaller';

/** What log-in, tokens, the key, a car that is given away and the SDK's set-up change. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(async () => {
	caller.sandbox.reset();
	await caller.calls([selectVin(bev)]);
});
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const sdk = (): SdkState => caller.bridge.session('demo').sdk.state;
const user = (action: string, more = {}) => set('authentication.user', { action, ...more });
const token = (type: string, action = 'get') => get('authentication.token', { type, action });
const remove = (vin: string) => set('subscription.vehicle', { action: 'removeProperty', vin });
const readKey = get('vehicle.carkey');
const proveKey = set('vehicle.carkey');

it('logging out ends the tokens, logging in needs somebody at the phone', async () => {
	const before = (await caller.message([token('cvs')])).result;
	expect(before).toEqual({ type: 'cvs', token: expect.stringMatching(/^[\w-]{20}$/) });
	expect((await caller.message([token('cvs')])).result).toEqual(before);
	const refreshed = (await caller.message([token('cvs', 'refresh')])).result;
	expect(refreshed?.['token']).not.toBe(before?.['token']);
	expect(await caller.code([user('logout', { local: 'en' })])).toBe('SUCCEEDED');
	expect(await caller.code([user('login')])).toBe(2368);
	expect(sdk().account.loggedIn).toBe(false);
	sdk().webView = 'confirmed';
	expect(await caller.code([user('login')])).toBe('SUCCEEDED');
	expect((await caller.message([token('cvs')])).result).not.toEqual(refreshed);
});

it('no token is shown on the page', async () => {
	const { result } = await caller.message([token('idtoken')]);
	expect(JSON.stringify(caller.bridge.snapshot())).not.toContain(String(result?.['token']));
});

it('a car that was given away is nobody’s: not selected, not commanded, not told of', async () => {
	expect(await caller.code([remove(bev)])).toBe('SUCCEEDED');
	expect(caller.bridge.snapshot().sessions[0]?.vins).toEqual([phev]);
	expect(await caller.code([selectVin(bev)])).toBe(2366);
	expect(await caller.code([readKey])).toBe(2366);
});

it('the key is proved once, beside the car, and then the last activation step is done', async () => {
	const { account } = sdk();
	account.carKey = false;
	expect((await caller.message([readKey])).result).toEqual({
		isCarKeyVerified: false,
		cvsStatus: 'unknown',
		maxReactivationDate: null,
	});
	expect(await caller.code([proveKey])).toBe(2341);
	sdk().carKeyCheck = 'passed';
	expect((await caller.message([proveKey])).result).toEqual({
		hasCarKey: true,
		vin: bev,
		securityCode: expect.any(String),
		securityExpiration: expect.stringMatching(/^\d{4}-.*Z$/),
	});
	expect((await caller.message([readKey])).result).toMatchObject({
		isCarKeyVerified: true,
		cvsStatus: 'active',
	});
	const steps = { vin: bev, resetSteps: false, stepsStatus: 'alreadyDone' };
	expect((await caller.message([get('subscription.steps', steps)])).result).toHaveProperty(
		'mediumCarKey',
	);
});

it('setting the SDK up again mends a misconfigured one', async () => {
	sdk().coreConfigured = false;
	const monitoring = { logLevel: 'low', newLogFile: 'duration', newLogTimeDuration: 60 };
	expect(await caller.code([set('sdk.configuration', { mode: 'B2C', monitoring })])).toBe(
		'SUCCEEDED',
	);
	expect(await caller.code([token('cvs')])).toBe('SUCCEEDED');
});

it('in 2.0 the key’s car is named in the call, and no car can be given away', async () => {
	expect(await caller.code([readKey], 'legacy')).toBe(2101);
	expect(await caller.code([get('vehicle.carkey', { vin: old })], 'legacy')).toBe('SUCCEEDED');
	expect(await caller.code([get('vehicle.carkey', { vin: bev })], 'legacy')).toBe(2366);
	expect(await caller.code([remove(old)], 'legacy')).toBe(2002);
});

it('says which SDK it is', async () => {
	expect((await caller.message([get('sdk.version')])).result).toEqual({
		versionCore: '2.3.0',
		versionFacade: '2.3.0',
	});
});
