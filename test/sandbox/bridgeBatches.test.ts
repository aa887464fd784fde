import { randomUUID } from 'node:crypto';
import type { BatchCall } from '../../sandbox/bridge/batch';
import {
	bev,
	BridgeCaller,
	command,
	get,
	phev,
	schedule,
	selectVin,
	set,
	subscribe,
} from './bridgeCaller';

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
const blockedStatus = get('authentication.account', {
	actionType: 'strong',
	type: 'isAccountBlocked',
});
const smsSent = () => caller.sandbox.phones.all.length;

describe('order', () => {
	it('gives one message per call, in order, and the SDK’s answers unchanged', async () => {
		const { data } = await caller.calls([username, blockedStatus, subscribe]);
		expect(data.messages).toEqual([
			{
				transactionId: expect.any(String),
				status: 'SUCCEEDED',
				result: { username: 'driver@example.com' },
			},
			{
				transactionId: expect.any(String),
				status: 'SUCCEEDED',
				result: { isAccountBlocked: 'NotBlocked' },
			},
			{ transactionId: expect.any(String), status: 'SUCCEEDED' },
		]);
	});

	it('stops after the first failure', async () => {
		const { status, data } = await caller.calls([username, get('nothing.here'), sms()]);
		expect([status, data.messages.map((message) => message.status)]).toEqual([
			200,
			['SUCCEEDED', 'FAILED'],
		]);
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
		[
			'a command without its car',
			[subscribe, set('vehicle.command', schedule)],
			'422 vin-not-selected',
		],
		[
			'a command before its car',
			[set('vehicle.command', schedule), selectVin(bev)],
			'422 vin-not-selected',
		],
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

describe('atomicity', () => {
	it('batches of two callers never select each other’s car', async () => {
		caller.bridge.settings.callMs = 1;
		const read = get('vehicle.informations', { actionType: 'remote', action: 'get' });
		const vins = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? bev : phev));
		const answers = await Promise.all(
			vins.map((vin) => caller.calls([selectVin(vin), username, read])),
		);
		expect(
			answers.map(
				({ data }) => JSON.stringify(data.messages.at(-1)?.result).match(/"vin":"(\w+)"/)?.[1],
			),
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
