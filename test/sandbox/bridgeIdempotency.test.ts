import { randomUUID } from 'node:crypto';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { bev, BridgeCaller, get, phev, selectVin, subscribe } from './bridgeCaller';

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
const username = get('authentication.account', { actionType: 'basic', type: 'username' });
const smsSent = () => caller.sandbox.phones.all.length;

describe('Idempotency-Key', () => {
	it.each([
		['a set', [selectVin(bev)]],
		['an SMS', [sms()]],
		['a set behind reads', [username, selectVin(bev)]],
	])('is required for %s', async (_name, calls) => {
		expect(problem(await caller.calls(calls, { key: null }))).toBe('400 idempotency-key-missing');
		expect(smsSent()).toBe(0);
		expect(caller.bridge.session('demo').sdk.selectedVin).toBeUndefined();
	});

	it.each([
		['reads', [username]],
		['subscriptions', [subscribe]],
	])('is not required for %s', async (_name, calls) => {
		expect((await caller.calls(calls, { key: null })).status).toBe(200);
	});

	it.each([['with a space'], ['x'.repeat(256)]])('"%s" is none', async (key) => {
		expect(problem(await caller.calls([username], { key }))).toBe('400 invalid-request');
	});

	it('the same request again is answered as before and not executed', async () => {
		const key = randomUUID();
		const first = await caller.calls([sms()], { key });
		const again = await caller.calls([sms()], { key });
		expect(again.data).toEqual(first.data);
		expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([
			undefined,
			'true',
		]);
		expect(smsSent()).toBe(1);
	});

	it('a failed answer is an answer too', async () => {
		const key = randomUUID();
		caller.bridge.session('demo').sdk.state.server = 'slow';
		const first = await caller.calls([sms()], { key });
		caller.bridge.session('demo').sdk.state.server = 'ok';
		expect((await caller.calls([sms()], { key })).data).toEqual(first.data);
		expect(smsSent()).toBe(0);
	});

	it('the same values in another spelling are the same request', async () => {
		const key = randomUUID();
		const post = (body: string) =>
			caller.request('POST', '/sessions/demo/calls', {
				body,
				headers: { 'content-type': 'application/json', 'idempotency-key': key },
			});
		await post(
			'{"calls":[{"method":"set","api":"pims.vehicle.vin","parameters":{"actionType":"remote","vin":"VR3SANDB0XBEV0001"}}]}',
		);
		const again = await post(
			'{ "calls": [ {"parameters":{"vin":"VR3SANDB0XBEV0001","actionType":"remote"}, "api":"pims.vehicle.vin", "method":"set"} ] }',
		);
		expect(again.headers['idempotency-replayed']).toBe('true');
	});

	it('another request under it is refused', async () => {
		const key = randomUUID();
		await caller.calls([selectVin(bev)], { key });
		expect(problem(await caller.calls([selectVin(phev)], { key }))).toBe(
			'422 idempotency-key-reused',
		);
		expect(caller.bridge.session('demo').sdk.selectedVin).toBe(bev);
	});

	it('belongs to its session', async () => {
		const key = randomUUID();
		await caller.calls([username], { key });
		const { headers } = await caller.calls([username], { key, session: 'legacy' });
		expect(headers['idempotency-replayed']).toBeUndefined();
	});

	it('while the first request runs it is 409 with Retry-After; afterwards replayed', async () => {
		caller.bridge.settings.callMs = 60;
		const key = randomUUID();
		const running = caller.calls([sms(), username], { key });
		const acted = () => caller.sandbox.arrivals[0]?.acted ?? false;
		while (!acted()) await caller.request('GET', '/health');
		const meanwhile = await caller.calls([sms(), username], { key });
		expect(problem(meanwhile)).toBe('409 batch-running');
		expect(meanwhile.headers['retry-after']).toMatch(/^[1-9]\d*$/);
		const first = await running;
		expect((await caller.calls([sms(), username], { key })).data).toEqual(first.data);
		expect(smsSent()).toBe(1);
	});

	it('is kept for a day', async () => {
		const key = randomUUID();
		await caller.calls([sms()], { key });
		caller.sandbox.clock.advance(24 * 3_600_000 - 60_000);
		expect((await caller.calls([sms()], { key })).headers['idempotency-replayed']).toBe('true');
		caller.sandbox.clock.advance(120_000);
		expect((await caller.calls([sms()], { key })).headers['idempotency-replayed']).toBeUndefined();
		expect(smsSent()).toBe(2);
	});

	it.each([{ kind: 'reset' }, { kind: 'truncated' }] as const)(
		'an answer lost by $kind can be fetched with it',
		async ({ kind }) => {
			const key = randomUUID();
			caller.sandbox.faults.order({
				vendor: 'bridge',
				on: '/calls',
				weather: { kind, acted: true },
			});
			await expect(caller.calls([sms()], { key })).rejects.toThrow();
			const { headers, data } = await caller.calls([sms()], { key });
			expect([headers['idempotency-replayed'], data.messages[0]?.status]).toEqual([
				'true',
				'SUCCEEDED',
			]);
			expect(smsSent()).toBe(1);
		},
	);

	it('a batch whose end is unknown is not started again', async () => {
		const { sdk } = caller.bridge.session('demo');
		const key = randomUUID();
		Object.defineProperty(sdk.state, 'server', {
			get: () => {
				throw new Error('The phone was switched off');
			},
		});
		expect(problem(await caller.calls([sms()], { key }))).toBe('500 internal');
		expect(problem(await caller.calls([sms()], { key }))).toBe('500 outcome-unknown');
		expect(caller.bridge.failures.map(String)).toEqual([
			'Error: The phone was switched off',
			'Error: outcome-unknown',
		]);
		caller.sandbox.reset();
	});
});
