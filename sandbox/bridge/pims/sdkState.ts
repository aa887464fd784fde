import type { PimsCode } from './codes';

/** What inWebo, the vendor's strong-authentication service, says to every call that needs it. */
export const inWeboCodes = {
	ok: undefined,
	accessRefused: 2308,
	versionError: 2309,
	accountBlocked: 2310,
	stateNotCorrect: 2311,
	deviceUnknown: 2312,
	notActivated: 2313,
	noService: 2314,
	/** The call is done all the same. */
	postSynchronizationFailed: 2316,
	forbidden: 2317,
} as const satisfies Readonly<Record<string, PimsCode | undefined>>;
export type InWebo = keyof typeof inWeboCodes;
export const inWeboStates = [
	'ok',
	'accessRefused',
	'versionError',
	'accountBlocked',
	'stateNotCorrect',
	'deviceUnknown',
	'notActivated',
	'noService',
	'postSynchronizationFailed',
	'forbidden',
] as const satisfies readonly InWebo[];

/** The vendor's servers: `slow` 2201, `error` 2204, `nonsense` 2203. */
export const serverStates = ['ok', 'slow', 'error', 'nonsense'] as const;
/** The vendor's message broker: `refused` 2377 at the command, `lost` 2363 while it runs. */
export const brokerStates = ['ok', 'refused', 'lost'] as const;
/** What became of a web page that the SDK opened: `canceled` 2368. */
export const webViewStates = ['canceled', 'confirmed'] as const;
/** How the proof of the key beside the car goes: 2341, 2342, 2354, 2355, 2356, 2205. */
export const carKeyChecks = [
	'bluetoothOff',
	'notPaired',
	'wrongPosition',
	'badSignature',
	'badTimestamp',
	'serviceFailed',
	'passed',
] as const;
export type CarKeyCheck = (typeof carKeyChecks)[number];
/** What the phone keeps of the car and can be older than the car's own: 2337, 2338, 2357. */
export const keptOnPhone = ['deferredTime', 'programs', 'doors'] as const;
export type KeptOnPhone = (typeof keptOnPhone)[number];

export interface Account {
	login: string;
	loggedIn: boolean;
	/** Undefined: the account never had one. */
	pin: string | undefined;
	/** 0: the PIN is blocked. */
	pinTriesLeft: number;
	/** National format, `0612345678`. */
	trustedPhone: string | undefined;
	/** Of the account's country, to reach national numbers. */
	callingCode: string;
	/** Is this device enrolled? */
	deviceActivated: boolean;
	/** Did the user prove that he has the car's keys? */
	carKey: boolean;
	vins: string[];
	/** Services of the subscription, the same for all cars of the account. */
	services: Array<{ readonly name: string; readonly code: string }>;
}

/** All switches of one SDK; tests and the live page turn them, the calls answer accordingly. */
export interface SdkState {
	/** false → 2001. */
	initialised: boolean;
	/** false → 2006, by the calls that document it. */
	coreConfigured: boolean;
	/** false → 2344, by the calls that document it. */
	componentConfigured: boolean;
	/** true → 2000, by the calls that document it. */
	internalFault: boolean;
	network: { internet: boolean };
	server: (typeof serverStates)[number];
	broker: (typeof brokerStates)[number];
	inWebo: InWebo;
	/** expired → 2302 until `get otp withPIN` succeeded. */
	strongAuthentication: 'valid' | 'expired';
	webView: (typeof webViewStates)[number];
	carKeyCheck: CarKeyCheck;
	account: Account;
	/** What the car changed since this phone last read it; reading its data clears it. */
	readonly outdated: Set<KeptOnPhone>;
	/** Whether the car's refusals come as a signal, or from the SDK at once (both are documented). */
	refusals: 'signal' | 'atOnce';
}

export const newSdkState = (vins: readonly string[], pinTries: number): SdkState => ({
	initialised: true,
	coreConfigured: true,
	componentConfigured: true,
	internalFault: false,
	network: { internet: true },
	server: 'ok',
	broker: 'ok',
	inWebo: 'ok',
	strongAuthentication: 'valid',
	// Nobody is there, and the phone is in no car.
	webView: 'canceled',
	carKeyCheck: 'bluetoothOff',
	account: {
		login: 'driver@example.com',
		loggedIn: true,
		pin: '1234',
		pinTriesLeft: pinTries,
		trustedPhone: undefined,
		callingCode: '33',
		deviceActivated: true,
		carKey: true,
		vins: [...vins],
		services: [
			{ name: 'Remote control', code: 'NAC01' },
			{ name: 'Connected navigation', code: 'NAV01' },
		],
	},
	outdated: new Set(),
	refusals: 'signal',
});
