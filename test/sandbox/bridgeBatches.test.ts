import { randomUUID } from 'node:crypto';
import type { BatchCall } from '../../sandbox/bridge/batch';
import { bev, BridgeCaller, command, get, phev, schedule, selectVin, set, subscribe } from './bridgeCaller';

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
const blockedStatus = get('authentication.account', { actionType: 'strong', type: 'isAccountBlocked' });
const smsSent = () => caller.sandbox.phones.all.length;

describe('order', () => {
	it('gives one message per call, in order, and the SDK’s answers unchanged', async () => {
		const { data } = await caller.calls([username, blockedStatus, subscribe]);
		expect(data.messages).toEqual([
			{ transactionId: expect.any(String), status: 'SUCCEEDED', result: { username: 'driver@example.com' } },
			{ transactionId: expect.any(String), status: 'SUCCEEDED', result: { isAccountBlocked: 'NotBlocked' } },
			{ transactionId: expect.any(String), status: 'SUCCEEDED' },
		]);
	});

	it('stops after the first failure', async () => {
		const { status, data } = await caller.calls([username, get('nothing.here'), sms()]);
		expect([status, data.messages.map((message) => message.status)]).toEqual([200, ['SUCCEEDED', 'FAILED']]);
		expect(smsSent()).toBe(0);
	});

	it.each([
		[[2002], 3],
		[['2002'], 3],
		[[2001, 2002], 3],
		[[2001], 2],
		[[], 2],
	])('tolerating %j runs %d calls', async (tolerate, executed) => {
		const { data } = await caller.calls([username, { ...get('nothing.here'), tolerate }, username]);
		expect(data.messages).toHaveLength(executed);
	});
});

describe('rules of a batch', () => {
	it.each<[string, BatchCall[], string]>([
		['a command without its car', [subscribe, set('vehicle.command', schedule)], '422 vin-not-selected'],
		['a command before its car', [set('vehicle.command', schedule), selectVin(bev)], '422 vin-not-selected'],
		[
			'a command whose selection may fail',
			[subscribe, { ...selectVin(bev), tolerate: [2366] }, set('vehicle.command', schedule)],
			'422 vin-not-selected',
		],
		[
			'two commands',
			[...command(bev, schedule), ...command(phev, schedule)],
			'422 more-than-one-command',
		],
	])('%s: nothing is executed, and the key stays free', async (_name, calls, expected) => {
		const key = randomUUID();
		expect(problem(await caller.calls(calls, { key }))).toBe(expected);
		expect(caller.bridge.session('demo').sdk.selectedVin).toBeUndefined();
		expect((await caller.calls([username], { key })).status).toBe(200);
	});
});

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
		expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
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
		await post('{"calls":[{"method":"set","api":"pims.vehicle.vin","parameters":{"actionType":"remote","vin":"VR3SANDB0XBEV0001"}}]}');
		const again = await post(
			'{ "calls": [ {"parameters":{"vin":"VR3SANDB0XBEV0001","actionType":"remote"}, "api":"pims.vehicle.vin", "method":"set"} ] }',
		);
		expect(again.headers['idempotency-replayed']).toBe('true');
	});

	it('another request under it is refused', async () => {
		const key = randomUUID();
		await caller.calls([selectVin(bev)], { key });
		expect(problem(await caller.calls([selectVin(phev)], { key }))).toBe('422 idempotency-key-reused');
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
			caller.sandbox.faults.order({ vendor: 'bridge', on: '/calls', weather: { kind, acted: true } });
			await expect(caller.calls([sms()], { key })).rejects.toThrow();
			const { headers, data } = await caller.calls([sms()], { key });
			expect([headers['idempotency-replayed'], data.messages[0]?.status]).toEqual(['true', 'SUCCEEDED']);
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

describe('atomicity', () => {
	it('batches of two callers never select each other’s car', async () => {
		caller.bridge.settings.callMs = 1;
		const read = get('vehicle.informations', { actionType: 'remote', action: 'get' });
		const vins = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? bev : phev));
		const answers = await Promise.all(vins.map((vin) => caller.calls([selectVin(vin), username, read])));
		expect(
			answers.map(({ data }) => JSON.stringify(data.messages.at(-1)?.result).match(/"vin":"(\w+)"/)?.[1]),
		).toEqual(vins);
	});

	it('a session does not wait for another one', async () => {
		caller.bridge.settings.callMs = 30;
		const finished: string[] = [];
		await Promise.all([
			caller.calls(Array.from({ length: 20 }, () => username)).then(() => finished.push('demo')),
			caller.calls([username], { session: 'legacy' }).then(() => finished.push('legacy')),
		]);
		expect(finished).toEqual(['legacy', 'demo']);
	});
});

describe('one command at a time', () => {
	it('another is 409 until the outcome, reads are not; then its key can be used', async () => {
		caller.bridge.settings.paceMs = 40;
		const first = await caller.calls(command(bev, schedule));
		const key = randomUUID();
		const second = await caller.calls(command(phev, { action: 'horn' }), { key });
		expect(problem(second)).toBe('409 command-running');
		expect(second.headers['retry-after']).toMatch(/^[1-9]\d*$/);
		expect((await caller.calls([username])).status).toBe(200);
		for (let { cursor } = first.data, codes: unknown[] = []; !codes.includes(200); ) {
			const { data } = await caller.events(cursor, 5);
			codes = data.events.map(({ message }) => message.result?.['code']);
			cursor = data.cursor;
		}
		const again = await caller.calls(command(phev, { action: 'horn' }), { key });
		expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, undefined]);
	});

	it('after the deadline a command without an outcome no longer counts', async () => {
		caller.bridge.settings.paceMs = 60_000;
		await caller.calls(command(bev, schedule));
		caller.sandbox.clock.advance(caller.bridge.settings.commandDeadlineMs);
		expect((await caller.calls(command(phev, { action: 'horn' }))).status).toBe(200);
	});

	it('a command that the SDK refused leaves the way free', async () => {
		caller.bridge.session('demo').sdk.state.outdated.add('deferredTime');
		expect(await caller.code(command(bev, schedule))).toBe(2337);
		expect(await caller.code(command(bev, { action: 'horn' }))).toBe('SUCCEEDED');
	});
});

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
		expect(problem(await caller.calls([sms(limit), sms(limit), sms(limit)]))).toBe('422 limit-never-fits');
		expect(smsSent()).toBe(1);
	});

	it('does not count replayed answers and calls that were not executed', async () => {
		const key = randomUUID();
		for (let times = 0; times < 3; times += 1) await caller.calls([sms(limit)], { key });
		await caller.calls([get('nothing.here'), sms(limit)]);
		expect((await caller.calls([sms(limit)])).status).toBe(200);
	});
});

it('a code on order meets one call and leaves state alone', async () => {
	caller.sandbox.faults.order({
		vendor: 'bridge',
		on: 'pims.vehicle.command chargeDeferredTime',
		weather: { kind: 'code', code: '2300', label: 'Never heard of' },
	});
	const { error } = await caller.message(command(bev, schedule));
	expect(error).toEqual({ code: 2300, label: 'Never heard of' });
	expect(await caller.code(command(bev, schedule))).toBe('SUCCEEDED');
});
