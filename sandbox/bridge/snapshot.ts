import type { Car } from './cars/car';
import type { BridgeSession } from './session';

/** What anybody may see of a session: no PIN, no code, no token, of a phone the last two digits. */
export function sessionSnapshot({ id, sdk, ready }: BridgeSession) {
	const { account, network, outdated, ...switches } = sdk.state;
	const { trustedPhone, loggedIn, deviceActivated, carKey, vins } = account;
	return {
		id,
		sdkVersion: sdk.version,
		ready,
		...switches,
		internet: network.internet,
		outdated: [...outdated],
		loggedIn,
		deviceActivated,
		carKey,
		trustedPhone: trustedPhone === undefined ? null : `…${trustedPhone.slice(-2)}`,
		pin: account.pin === undefined ? 'none' : account.pinTriesLeft === 0 ? 'blocked' : 'set',
		subscriptions: [...sdk.subscriptions.keys()],
		vins: [...vins],
	};
}

export const carSnapshot = ({ vin, state, report }: Car) => ({
	vin,
	...state,
	lastUpdate: new Date(report.at).toISOString(),
});

export interface BridgeSnapshot {
	readonly sessions: ReadonlyArray<ReturnType<typeof sessionSnapshot>>;
	readonly cars: ReadonlyArray<ReturnType<typeof carSnapshot>>;
}
