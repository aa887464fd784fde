import { randomUUID } from 'node:crypto';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { bev, BridgeCaller, get, set } from './bridgeCaller';

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const problem = ({ status, data }: { status: number; data: { type: string } }) =>
	`${status} ${data.type?.replace('urn:problem:mobile-sdk-bridge:', '')}`;
const phone = '0612345678';
const sms = (limit?: BatchCall['limit']): BatchCall => ({
	...get('authentication.smscode', { type: 'phoneNumberCertification', phoneNumber: phone }),
	...(limit && { limit }),
});
const smsSent = () => caller.sandbox.phones.all.length;

describe('limits', () => {
	const limit = { name: 'sms', max: 2, perSeconds: 600 };

	it('past it nothing is executed until the oldest call has left the window', async () => {
		await caller.calls([sms(limit)]);
		caller.sandbox.clock.advance(400_000);
		await caller.calls([sms(limit)]);
		const key = randomUUID();
		const batch = [set('vehicle.vin', { vin: bev }), sms(limit)];
		const refused = await caller.calls(batch, { key });
		expect(problem(refused)).toBe('429 limit-reached');
		expect(Number(refused.headers['retry-after'])).toBeGreaterThan(190);
		expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(200);
		expect([smsSent(), caller.bridge.session('demo').sdk.selectedVin]).toEqual([2, undefined]);

		caller.sandbox.clock.advance(Number(refused.headers['retry-after']) * 1000);
		expect((await caller.calls(batch, { key })).status).toBe(200);
		expect(problem(await caller.calls([sms(limit)]))).toBe('429 limit-reached');
	});

	it('counts per name and per session', async () => {
		await caller.calls([sms(limit), sms(limit)]);
		expect((await caller.calls([sms({ ...limit, name: 'other' })])).status).toBe(200);
		expect((await caller.calls([sms(limit)], { session: 'legacy' })).status).toBe(200);
		expect(problem(await caller.calls([sms(limit)]))).toBe('429 limit-reached');
	});

	it('counts the calls of one batch together', async () => {
		await caller.calls([sms(limit)]);
		expect(problem(await caller.calls([sms(limit), sms(limit)]))).toBe('429 limit-reached');
		expect(problem(await caller.calls([sms(limit), sms(limit), sms(limit)]))).toBe(
			'422 limit-never-fits',
		);
		expect(smsSent()).toBe(1);
	});

	it('does not count replayed answers and calls that were not executed', async () => {
		const key = randomUUID();
		for (let times = 0; times < 3; times += 1) await caller.calls([sms(limit)], { key });
		await caller.calls([get('nothing.here'), sms(limit)]);
		expect((await caller.calls([sms(limit)])).status).toBe(200);
	});
});
