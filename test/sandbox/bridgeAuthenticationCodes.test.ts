import type { BatchCall } from '../../sandbox/bridge/batch';
import type { SdkState } from '../../sandbox/bridge';
import { BridgeCaller, get, set } from './bridgeCaller';

/** The codes of the authentication interfaces, each from the state that means it. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const phone = '0612345678';
const sdk = (): SdkState => caller.bridge.session('demo').sdk.state;
const account = () => sdk().account;

const requestCode = (type: string, more = {}) => get('authentication.smscode', { type, ...more });
const certify = requestCode('phoneNumberCertification', { phoneNumber: phone });

/** Asks for a code of a kind and reads it from the phone. */
async function codeFor(
	type: 'phoneNumberCertification' | 'enrollment' | 'resetPIN',
): Promise<string> {
	if (type !== 'phoneNumberCertification') account().trustedPhone ??= phone;
	const call = type === 'phoneNumberCertification' ? certify : requestCode(type);
	expect(await caller.code([call])).toBe('SUCCEEDED');
	return caller.smsTo(phone);
}

/** Every variant, with parameters that succeed in the start state (once their SMS code is there). */
const variants: Readonly<Record<string, () => Promise<BatchCall> | BatchCall>> = {
	'get smscode phoneNumberCertification': () => certify,
	'get smscode enrollment': () => {
		account().trustedPhone = phone;
		return requestCode('enrollment');
	},
	'get smscode resetPIN': () => {
		account().trustedPhone = phone;
		return requestCode('resetPIN');
	},
	'set smscode addPhoneNumber': async () =>
		set('authentication.smscode', {
			action: 'addPhoneNumber',
			smsCode: await codeFor('phoneNumberCertification'),
			phoneNumber: phone,
		}),
	'set smscode modifyPhoneNumber': async () => {
		account().trustedPhone = '0698765432';
		return set('authentication.smscode', {
			type: 'modifyPhoneNumber',
			smsCode: await codeFor('phoneNumberCertification'),
			phoneNumber: phone,
		});
	},
	'set smscode enrollment': async () =>
		set('authentication.smscode', { action: 'enrollment', smsCode: await codeFor('enrollment') }),
	'get trustedphonenumber': () => {
		account().trustedPhone = phone;
		return get('authentication.trustedphonenumber');
	},
	'set enrollment enroll': async () => {
		const smsCode = await codeFor('enrollment');
		await caller.code([set('authentication.smscode', { action: 'enrollment', smsCode })]);
		return set('authentication.enrollment', { action: 'enroll', pinCode: '1234', smsCode });
	},
	'set enrollment enrollWithPhoneNumber': async () =>
		set('authentication.enrollment', {
			action: 'enrollWithPhoneNumber',
			pinCode: '1234',
			smsCode: await codeFor('phoneNumberCertification'),
			phoneNumber: phone,
		}),
	'set enrollment remove': () => set('authentication.enrollment', { action: 'remove' }),
	'set pincode reset': async () =>
		set('authentication.pincode', {
			action: 'reset',
			pinCode: '4321',
			smsCode: await codeFor('resetPIN'),
		}),
	'set pincode update': () =>
		set('authentication.pincode', { action: 'update', oldPIN: '1234', newPIN: '4321' }),
	'get otp withPIN': () => get('authentication.otp', { action: 'withPIN', pinCode: '1234' }),
	'get otp withoutPIN': () => get('authentication.otp', { action: 'withoutPIN' }),
	'get account isDeviceActivated': () =>
		get('authentication.account', { actionType: 'strong', type: 'isDeviceActivated' }),
	'get account isAccountBlocked': () =>
		get('authentication.account', { actionType: 'strong', type: 'isAccountBlocked' }),
	'get account username': () =>
		get('authentication.account', { actionType: 'basic', type: 'username' }),
};

const variant = (name: string): Promise<BatchCall> | BatchCall => {
	const make = variants[name];
	if (!make) throw new Error(`No variant ${name}`);
	return make();
};

const without = (call: BatchCall, name: string): BatchCall => {
	const { [name]: _left, ...parameters } = call.parameters ?? {};
	return { ...call, parameters };
};

it.each(Object.keys(variants))('%s succeeds from the start', async (name) => {
	expect(await caller.code([await variant(name)])).toBe('SUCCEEDED');
});

type Switch = readonly [code: number, turn: (state: SdkState) => void];
const uninitialised: Switch = [2001, (state) => void (state.initialised = false)];
const core: Switch = [2006, (state) => void (state.coreConfigured = false)];
const component: Switch = [2344, (state) => void (state.componentConfigured = false)];
const fault: Switch = [2000, (state) => void (state.internalFault = true)];
const loggedOut: Switch = [2301, (state) => void (state.account.loggedIn = false)];
const offline: Switch = [2202, (state) => void (state.network.internet = false)];
const slow: Switch = [2201, (state) => void (state.server = 'slow')];
const broken: Switch = [2204, (state) => void (state.server = 'error')];
const inWebo: readonly Switch[] = [
	[2308, (state) => void (state.inWebo = 'accessRefused')],
	[2309, (state) => void (state.inWebo = 'versionError')],
	[2310, (state) => void (state.inWebo = 'accountBlocked')],
	[2311, (state) => void (state.inWebo = 'stateNotCorrect')],
	[2312, (state) => void (state.inWebo = 'deviceUnknown')],
	[2313, (state) => void (state.inWebo = 'notActivated')],
	[2314, (state) => void (state.inWebo = 'noService')],
	[2316, (state) => void (state.inWebo = 'postSynchronizationFailed')],
	[2317, (state) => void (state.inWebo = 'forbidden')],
];
const online = [uninitialised, core, loggedOut, offline, slow, broken];
const enrolling = [uninitialised, component, loggedOut, offline, ...inWebo];
const password = [uninitialised, fault, core, loggedOut, offline, ...inWebo];

/** At least what the vendor's error lists have; its lists leave out what every call needs (login). */
const switches: Readonly<Record<string, readonly Switch[]>> = {
	'get smscode phoneNumberCertification': online,
	'get smscode enrollment': online,
	'get smscode resetPIN': online,
	'set smscode addPhoneNumber': [...online, component],
	'set smscode modifyPhoneNumber': [...online, component, ...inWebo],
	'set smscode enrollment': [...online, component, ...inWebo],
	'get trustedphonenumber': online,
	'set enrollment enroll': enrolling,
	'set enrollment enrollWithPhoneNumber': enrolling,
	'set enrollment remove': [...enrolling, broken],
	'set pincode reset': enrolling,
	'set pincode update': enrolling,
	'get otp withPIN': password,
	'get otp withoutPIN': password,
	'get account isDeviceActivated': [uninitialised, component],
	'get account isAccountBlocked': [uninitialised, component],
	'get account username': [uninitialised, loggedOut],
};

it.each(
	Object.entries(switches).flatMap(([name, list]) =>
		list.map(([code, turn]) => [name, code, turn] as const),
	),
)('%s answers %d from its state', async (name, code, turn) => {
	const call = await variant(name);
	turn(sdk());
	expect(await caller.code([call])).toBe(code);
});

it.each(
	Object.entries({
		'get smscode phoneNumberCertification': { type: 2101, phoneNumber: 2101 },
		'set smscode addPhoneNumber': { action: 2101, smsCode: 2101, phoneNumber: 2101 },
		'set smscode modifyPhoneNumber': { type: 2101, smsCode: 2101, phoneNumber: 2101 },
		// The vendor's list of this one alone has no 2101.
		'set smscode enrollment': { action: 2101, smsCode: 2102 },
		'set enrollment enroll': { action: 2101, pinCode: 2101, smsCode: 2101 },
		'set enrollment enrollWithPhoneNumber': { pinCode: 2101, smsCode: 2101, phoneNumber: 2101 },
		'set pincode reset': { action: 2101, pinCode: 2101, smsCode: 2101 },
		'set pincode update': { oldPIN: 2101, newPIN: 2101 },
		'get otp withPIN': { action: 2101, pinCode: 2101 },
		'get account username': { actionType: 2101, type: 2101 },
	}).flatMap(([name, parameters]) =>
		Object.entries(parameters).map(([parameter, code]) => [name, parameter, code] as const),
	),
)('%s without %s answers %d and does nothing', async (name, parameter, code) => {
	const call = await variant(name);
	const before = structuredClone(account());
	const sent = caller.sandbox.phones.all.length;
	expect(await caller.code([without(call, parameter)])).toBe(code);
	expect(account()).toEqual(before);
	expect(caller.sandbox.phones.all).toHaveLength(sent);
});

it.each([
	['an E.164 number', certify, { phoneNumber: '+33612345678' }],
	['a number with calling code', certify, { phoneNumber: '33612345678' }],
	['a number that is a number', certify, { phoneNumber: 612345678 }],
	['an unknown type', certify, { type: 'modifyPhoneNumber' }],
	['a PIN of letters', get('authentication.otp', { action: 'withPIN' }), { pinCode: 'abcd' }],
	['a PIN that is a number', get('authentication.otp', { action: 'withPIN' }), { pinCode: 1234 }],
])('%s answers 2102', async (_name, call, parameters) => {
	expect(await caller.code([{ ...call, parameters: { ...call.parameters, ...parameters } }])).toBe(
		2102,
	);
});

it.each([
	['get', 'pims.vehicle.media'],
	['set', 'pims.authentication.trustedphonenumber'],
	['subscribe', 'pims.vehicle.trips'],
] as const)('%s %s answers 2002', async (method, api) => {
	const { error } = await caller.message([{ method, api }]);
	expect(error).toEqual({ code: 2002, label: 'API not supported' });
});

it('labels are the published ones, with their placeholders filled', async () => {
	const { error } = await caller.message([without(certify, 'phoneNumber')]);
	expect(error).toEqual({ code: 2101, label: 'Missing [phoneNumber] parameter' });
	sdk().componentConfigured = false;
	const blocked = await caller.message([await variant('get account isAccountBlocked')]);
	expect(blocked.error).toEqual({ code: 2344, label: '[StrongAuthentication] not configured' });
});
