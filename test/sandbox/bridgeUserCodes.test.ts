import type { SdkState } from '../../sandbox/bridge';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { get, old, phev, set } from './bridgeCaller';
import { remove, token, useAccount, user } from './useAccount';

/** Log-in, tokens, the key, a car that is given away, and the SDK's own set-up: each code from the state that means it. */

const own = useAccount();
const configure = (parameters = {}) => set('sdk.configuration', parameters);
const version = get('sdk.version');
const readKey = get('vehicle.carkey');
const proveKey = set('vehicle.carkey');

type Trouble = readonly [code: number, turn: (state: SdkState) => void];
const notInitialised: Trouble = [2001, (state) => void (state.initialised = false)];
const misconfigured: Trouble = [2006, (state) => void (state.coreConfigured = false)];
const slow: Trouble = [2201, (state) => void (state.server = 'slow')];
const offline: Trouble = [2202, (state) => void (state.network.internet = false)];
const nonsense: Trouble = [2203, (state) => void (state.server = 'nonsense')];
const error: Trouble = [2204, (state) => void (state.server = 'error')];
const loggedOut: Trouble = [2301, (state) => void (state.account.loggedIn = false)];
const unknown: Trouble = [2000, (state) => void (state.internalFault = true)];
const expired: Trouble = [2302, (state) => void (state.strongAuthentication = 'expired')];
const key = (code: number, check: SdkState['carKeyCheck']): Trouble => [
	code,
	(state) => void (state.carKeyCheck = check),
];
const inWebo = (code: number, state: SdkState['inWebo']): Trouble => [
	code,
	(turned) => void (turned.inWebo = state),
];

/** Each with its documented codes, but for those of its parameters. */
const documented: ReadonlyArray<readonly [string, BatchCall, readonly Trouble[]]> = [
	...['login', 'forcedLogin', 'createAccount', 'updateLogin', 'updatePassword'].map(
		(action) =>
			[
				`set user ${action}`,
				user(action),
				[notInitialised, [2368, (state: SdkState) => void (state.webView = 'canceled')] as const],
			] as const,
	),
	['set user logout', user('logout'), [notInitialised, slow, offline, error, loggedOut]],
	...['cvs', 'customerAt', 'idtoken'].map(
		(type) =>
			[
				`get token ${type}`,
				token(type),
				[notInitialised, misconfigured, slow, offline, error, loggedOut],
			] as const,
	),
	[
		'set vehicle removeProperty',
		remove(phev),
		[
			notInitialised,
			slow,
			offline,
			nonsense,
			error,
			expired,
			inWebo(2308, 'accessRefused'),
			inWebo(2309, 'versionError'),
			inWebo(2310, 'accountBlocked'),
			inWebo(2311, 'stateNotCorrect'),
			inWebo(2312, 'deviceUnknown'),
			inWebo(2313, 'notActivated'),
			inWebo(2314, 'noService'),
			inWebo(2316, 'postSynchronizationFailed'),
			inWebo(2317, 'forbidden'),
		],
	],
	['get carkey', readKey, [unknown, misconfigured, slow, offline, nonsense, error]],
	[
		'set carkey',
		proveKey,
		[
			unknown,
			misconfigured,
			slow,
			offline,
			nonsense,
			error,
			key(2205, 'serviceFailed'),
			key(2341, 'bluetoothOff'),
			key(2342, 'notPaired'),
			key(2354, 'wrongPosition'),
			key(2355, 'badSignature'),
			key(2356, 'badTimestamp'),
		],
	],
	['set configuration', configure(), [notInitialised]],
	['get version', version, [notInitialised]],
];

describe.each(documented)('%s', (_name, call, troubles) => {
	beforeEach(() => Object.assign(own.sdk(), { webView: 'confirmed', carKeyCheck: 'passed' }));

	it('succeeds where nothing is in its way', async () => {
		expect(await own.caller.code([call])).toBe('SUCCEEDED');
	});

	it.each(troubles)('answers %d from its state', async (code, turn) => {
		turn(own.sdk());
		expect(await own.caller.code([call])).toBe(code);
	});
});

it.each<[string, BatchCall, number, string]>([
	['a user without an action', set('authentication.user'), 2101, '[action]'],
	['another action', user('vanish'), 2102, '[action]'],
	['a language that is none', user('logout', { local: 7 }), 2102, '[local]'],
	['a token without a type', get('authentication.token', { action: 'get' }), 2101, '[type]'],
	['another token', token('api'), 2102, '[type]'],
	['a token without an action', get('authentication.token', { type: 'cvs' }), 2101, '[action]'],
	['another action of a token', token('cvs', 'renew'), 2102, '[action]'],
	['a car without a VIN', set('subscription.vehicle', { action: 'removeProperty' }), 2101, '[vin]'],
	['a car of somebody else', remove(old), 2102, '[vin]'],
	['another environment', configure({ environnement: 'Moon' }), 2102, '[environnement]'],
	[
		'log files by duration, without one',
		configure({ monitoring: { newLogFile: 'duration' } }),
		2101,
		'[newLogTimeDuration]',
	],
	[
		'a duration out of range',
		configure({ monitoring: { newLogTimeDuration: 4 } }),
		2102,
		'[newLogTimeDuration]',
	],
	['a profile that is text', configure({ profile: 'opel' }), 2102, '[profile]'],
])('%s is refused, and named', async (_name, call, code, name) => {
	const message = await own.caller.message([call]);
	expect(message.error?.code).toBe(code);
	expect(message.error?.label).toContain(name);
});
