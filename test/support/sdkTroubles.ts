import type { Category, Delivered } from '../../nodes/shared/failures/failure';
import type { SdkState } from '../../sandbox/bridge';

/** A state of the SDK behind the bridge, and how the failure has to look that it leads to. */
export interface SdkTrouble {
	readonly code: string;
	readonly because: string;
	readonly turn: (sdk: SdkState) => void;
	readonly category: Category;
	/** For a write. */
	readonly delivered: Delivered;
	/** What the message has to name. */
	readonly names: string;
}

/** `retry` of a write that the vendor answered, or may have carried out. */
export const again = { yes: 'afterFix', unknown: 'later' } as const;

const trouble = (
	code: string,
	because: string,
	turn: SdkTrouble['turn'],
	category: Category,
	delivered: Delivered,
	names: string,
): SdkTrouble => ({ code, because, turn, category, delivered, names });

/** Before anything leaves the phone. */
export const setUpTroubles: readonly SdkTrouble[] = [
	trouble(
		'2001',
		'the SDK is not initialised',
		(sdk) => void (sdk.initialised = false),
		'configuration',
		'no',
		'not initialized',
	),
	trouble(
		'2301',
		'nobody is logged in',
		(sdk) => void (sdk.account.loggedIn = false),
		'authentication',
		'no',
		'logged in',
	),
];

export const coreTroubles: readonly SdkTrouble[] = [
	trouble(
		'2006',
		'the core is not configured',
		(sdk) => void (sdk.coreConfigured = false),
		'configuration',
		'no',
		'core',
	),
];

export const componentTroubles: readonly SdkTrouble[] = [
	trouble(
		'2344',
		'a component is not configured',
		(sdk) => void (sdk.componentConfigured = false),
		'configuration',
		'no',
		'StrongAuthentication',
	),
];

/** On the way to the vendor, after which nobody knows what he did. */
export const networkTroubles: readonly SdkTrouble[] = [
	trouble(
		'2201',
		'the servers are too slow',
		(sdk) => void (sdk.server = 'slow'),
		'timeout',
		'unknown',
		'in time',
	),
	trouble(
		'2202',
		'the phone is offline',
		(sdk) => void (sdk.network.internet = false),
		'network',
		'unknown',
		'internet',
	),
	trouble(
		'2204',
		'the servers are broken',
		(sdk) => void (sdk.server = 'error'),
		'vendor',
		'unknown',
		'trouble of their own',
	),
];

export const answerTroubles: readonly SdkTrouble[] = [
	trouble(
		'2203',
		'the answer is nonsense',
		(sdk) => void (sdk.server = 'nonsense'),
		'vendor',
		'unknown',
		'cannot read',
	),
];

export const internalTroubles: readonly SdkTrouble[] = [
	trouble(
		'2000',
		'the SDK gives up',
		(sdk) => void (sdk.internalFault = true),
		'unknown',
		'unknown',
		'without naming a reason',
	),
];

export const inWeboTroubles: readonly SdkTrouble[] = [
	trouble(
		'2308',
		'inWebo refuses access',
		(sdk) => void (sdk.inWebo = 'accessRefused'),
		'blocked',
		'yes',
		'refused access',
	),
	trouble(
		'2309',
		'inWebo wants another version',
		(sdk) => void (sdk.inWebo = 'versionError'),
		'configuration',
		'no',
		'version',
	),
	trouble(
		'2310',
		'inWebo blocked the account',
		(sdk) => void (sdk.inWebo = 'accountBlocked'),
		'blocked',
		'yes',
		'blocked',
	),
	trouble(
		'2311',
		'the enrolments differ',
		(sdk) => void (sdk.inWebo = 'stateNotCorrect'),
		'blocked',
		'no',
		'enrollment',
	),
	trouble(
		'2312',
		'inWebo does not know the device',
		(sdk) => void (sdk.inWebo = 'deviceUnknown'),
		'blocked',
		'no',
		'device',
	),
	trouble(
		'2312',
		'the device is not enrolled',
		(sdk) => void (sdk.account.deviceActivated = false),
		'blocked',
		'no',
		'device',
	),
	trouble(
		'2313',
		'another token comes first',
		(sdk) => void (sdk.inWebo = 'notActivated'),
		'ordering',
		'no',
		'activated',
	),
	trouble(
		'2314',
		'inWebo has no service',
		(sdk) => void (sdk.inWebo = 'noService'),
		'configuration',
		'no',
		'no service',
	),
	trouble(
		'2317',
		'inWebo forbids the step',
		(sdk) => void (sdk.inWebo = 'forbidden'),
		'blocked',
		'yes',
		'forbids',
	),
	trouble(
		'2317',
		'the PIN is blocked',
		(sdk) => void (sdk.account.pinTriesLeft = 0),
		'blocked',
		'yes',
		'blocked',
	),
];

export const strongAuthenticationTroubles: readonly SdkTrouble[] = [
	trouble(
		'2302',
		'strong authentication lapsed',
		(sdk) => void (sdk.strongAuthentication = 'expired'),
		'strongAuthentication',
		'no',
		'strong authentication',
	),
];
