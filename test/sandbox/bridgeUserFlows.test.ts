import { bev, get, old, phev, selectVin, set } from './bridgeCaller';
import { remove, token, useAccount, user } from './useAccount';

/** What log-in, tokens, the key, a car that is given away and the SDK's set-up change. */

const own = useAccount();
const readKey = get('vehicle.carkey');
const proveKey = set('vehicle.carkey');

it('logging out ends the tokens, logging in needs somebody at the phone', async () => {
	const before = (await own.caller.message([token('cvs')])).result;
	expect(before).toEqual({ type: 'cvs', token: expect.stringMatching(/^[\w-]{20}$/) });
	expect((await own.caller.message([token('cvs')])).result).toEqual(before);
	const refreshed = (await own.caller.message([token('cvs', 'refresh')])).result;
	expect(refreshed?.['token']).not.toBe(before?.['token']);
	expect(await own.caller.code([user('logout', { local: 'en' })])).toBe('SUCCEEDED');
	expect(await own.caller.code([user('login')])).toBe(2368);
	expect(own.sdk().account.loggedIn).toBe(false);
	own.sdk().webView = 'confirmed';
	expect(await own.caller.code([user('login')])).toBe('SUCCEEDED');
	expect((await own.caller.message([token('cvs')])).result).not.toEqual(refreshed);
});

it('no token is shown on the page', async () => {
	const { result } = await own.caller.message([token('idtoken')]);
	expect(JSON.stringify(own.caller.bridge.snapshot())).not.toContain(String(result?.['token']));
});

it('a car that was given away is nobody’s: not selected, not commanded, not told of', async () => {
	expect(await own.caller.code([remove(bev)])).toBe('SUCCEEDED');
	expect(own.caller.bridge.snapshot().sessions[0]?.vins).toEqual([phev]);
	expect(await own.caller.code([selectVin(bev)])).toBe(2366);
	expect(await own.caller.code([readKey])).toBe(2366);
});

it('the key is proved once, beside the car, and then the last activation step is done', async () => {
	const { account } = own.sdk();
	account.carKey = false;
	expect((await own.caller.message([readKey])).result).toEqual({
		isCarKeyVerified: false,
		cvsStatus: 'unknown',
		maxReactivationDate: null,
	});
	expect(await own.caller.code([proveKey])).toBe(2341);
	own.sdk().carKeyCheck = 'passed';
	expect((await own.caller.message([proveKey])).result).toEqual({
		hasCarKey: true,
		vin: bev,
		securityCode: expect.any(String),
		securityExpiration: expect.stringMatching(/^\d{4}-.*Z$/),
	});
	expect((await own.caller.message([readKey])).result).toMatchObject({
		isCarKeyVerified: true,
		cvsStatus: 'active',
	});
	const steps = { vin: bev, resetSteps: false, stepsStatus: 'alreadyDone' };
	expect((await own.caller.message([get('subscription.steps', steps)])).result).toHaveProperty(
		'mediumCarKey',
	);
});

it('setting the SDK up again mends a misconfigured one', async () => {
	own.sdk().coreConfigured = false;
	const monitoring = { logLevel: 'low', newLogFile: 'duration', newLogTimeDuration: 60 };
	expect(await own.caller.code([set('sdk.configuration', { mode: 'B2C', monitoring })])).toBe(
		'SUCCEEDED',
	);
	expect(await own.caller.code([token('cvs')])).toBe('SUCCEEDED');
});

it('in 2.0 the key’s car is named in the call, and no car can be given away', async () => {
	expect(await own.caller.code([readKey], 'legacy')).toBe(2101);
	expect(await own.caller.code([get('vehicle.carkey', { vin: old })], 'legacy')).toBe('SUCCEEDED');
	expect(await own.caller.code([get('vehicle.carkey', { vin: bev })], 'legacy')).toBe(2366);
	expect(await own.caller.code([remove(old)], 'legacy')).toBe(2002);
});

it('says which SDK it is', async () => {
	expect((await own.caller.message([get('sdk.version')])).result).toEqual({
		versionCore: '2.3.0',
		versionFacade: '2.3.0',
	});
});
