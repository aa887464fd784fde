import type { Sandbox } from '../../sandbox';
import type { Arrival, VendorName } from '../../sandbox/contract';
import { Operator } from './operator';
import { openTestBed } from './testBed';

/** What a test file on the engine works with; every test starts with the vendors as new. */
export interface Desk {
	readonly operator: Operator;
	readonly sandbox: Sandbox;
	/** What reached a vendor, in order; with `path`, only where that is a part of its path. */
	arrivals(vendor: VendorName, path?: string): readonly Arrival[];
}

/** To be called once, at the top of a test file. */
export function useOperator(): Desk {
	let operator: Operator | undefined;
	const opened = (): Operator => {
		if (!operator) throw new Error('The test bed is opened before the first test');
		return operator;
	};

	beforeAll(async () => {
		operator = new Operator(await openTestBed());
	});
	beforeEach(() => {
		const { sandbox } = opened().bed;
		sandbox.reset();
		sandbox.bridge.settings.paceMs = 0;
	});
	afterEach(() => {
		expect(opened().bed.sandbox.bridge.failures).toEqual([]);
	});
	afterAll(async () => {
		await operator?.bed.sandbox.close();
	});

	return {
		get operator() {
			return opened();
		},
		get sandbox() {
			return opened().bed.sandbox;
		},
		arrivals: (vendor, path = '') =>
			opened().bed.sandbox.arrivals.filter(
				(arrival) => arrival.vendor === vendor && arrival.path.includes(path),
			),
	};
}
