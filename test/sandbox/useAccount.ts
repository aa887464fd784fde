import type { SdkState } from '../../sandbox/bridge';
import { bev, BridgeCaller, get, selectVin, set } from './bridgeCaller';

/** A bridge for the tests of a block, each with a new account that has selected its electric car. @returns it, inside tests */
export function useAccount(): { readonly caller: BridgeCaller; readonly sdk: () => SdkState } {
	let caller: BridgeCaller | undefined;
	const opened = (): BridgeCaller => {
		if (caller === undefined) throw new Error('The bridge is there inside tests only');
		return caller;
	};
	beforeAll(async () => {
		caller = await BridgeCaller.start();
	});
	afterAll(async () => opened().sandbox.close());
	beforeEach(async () => {
		opened().sandbox.reset();
		await opened().calls([selectVin(bev)]);
	});
	afterEach(() => expect(opened().bridge.failures).toEqual([]));
	return {
		get caller() {
			return opened();
		},
		sdk: () => opened().bridge.session('demo').sdk.state,
	};
}

export const user = (action: string, more = {}) => set('authentication.user', { action, ...more });
export const token = (type: string, action = 'get') =>
	get('authentication.token', { type, action });
export const remove = (vin: string) =>
	set('subscription.vehicle', { action: 'removeProperty', vin });
