import { createHmac } from 'node:crypto';
import type { ShownCallback } from '../../sandbox/bridge/callbacks';
import { bev, BridgeCaller, schedule, signalCode } from './bridgeCaller';
import { Receiver, type Received } from './deliveryReceiver';

let caller: BridgeCaller;
let receiver: Receiver;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(async () => {
	caller.sandbox.reset();
	caller.bridge.settings.paceMs = 0;
	caller.bridge.settings.delivery.firstPauseMs = 5;
	receiver = new Receiver();
	await receiver.listen();
});
afterEach(async () => {
	expect(caller.bridge.failures).toEqual([]);
	await caller.bridge.close();
	await receiver.close();
});

const secret = 'a secret of thirty-two characters';
const path = '/sessions/demo/callbacks/workflow-1';
const signals = [{ api: 'pims.vehicle.signal' }];
const ends = (...type: string[]) => [
	{ api: 'pims.vehicle.event', parameters: { actionType: 'remote', type } },
];
const put = (more: object = {}, where = path) =>
	caller.request<ShownCallback>('PUT', where, {
		body: { url: receiver.url, secret, subscriptions: signals, ...more },
	});
const interrupt = () => {
	caller.bridge.car(bev).set({ charging: true });
	caller.bridge.car(bev).set({ charging: false });
};
const finish = () => {
	caller.bridge.car(bev).set({ charging: true });
	caller.bridge.car(bev).set({ batteryPercent: 100 });
	caller.bridge.car(bev).set({ batteryPercent: 50 });
};

function isSigned({ headers, text }: Received, key = secret): boolean {
	const [, t = '', v1] =
		/^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-bridge-signature'])) ?? [];
	const fresh = Math.abs(Date.now() / 1000 - Number(t)) < 60;
	return fresh && createHmac('sha256', key).update(`${t}.${text}`).digest('hex') === v1;
}

describe('registration', () => {
	it('is created, read, replaced and deleted, and its secret never comes back', async () => {
		const shown = { id: 'workflow-1', url: receiver.url, subscriptions: signals };
		const answers = [await put(), await put(), await caller.request('GET', path)];
		expect(answers.map(({ status, data }) => [status, data])).toEqual([
			[201, shown],
			[200, shown],
			[200, shown],
		]);
		expect((await caller.request('DELETE', path)).status).toBe(204);
		for (const method of ['GET', 'DELETE'] as const) {
			expect((await caller.request(method, path)).status).toBe(404);
		}
		expect(JSON.stringify(caller.bridge.snapshot())).not.toContain(secret);
	});

	it.each([
		['a short secret', { secret: 'short' }],
		['an address that is none', { url: 'receiver' }],
		['a file', { url: 'file:///etc/hosts' }],
		['no subscription', { subscriptions: [] }],
		['an unknown member', { retries: 3 }],
	])('%s is 400, and does not repeat it', async (_name, more) => {
		const { status, data } = await put(more);
		expect(status).toBe(400);
		expect(JSON.stringify(data)).not.toContain('short');
		expect((await caller.request('GET', path)).status).toBe(404);
	});

	it('that the SDK refuses is 422 with its error, and is not there', async () => {
		caller.bridge.session('demo').sdk.state.account.loggedIn = false;
		const { status, data } = await put();
		expect([status, data.type]).toEqual([
			422,
			'urn:problem:mobile-sdk-bridge:subscription-refused',
		]);
		expect(data.pims).toEqual({
			code: 2301,
			label: 'Need Basic Authentication (to get CVS token)',
		});
		expect((await caller.request('GET', path)).status).toBe(404);
	});
});

describe('deliveries', () => {
	it('bring the events in order, signed', async () => {
		await put();
		const { events } = await caller.command(schedule);
		const deliveries = await receiver.first(3);
		expect(deliveries.map(({ body }) => body.event)).toEqual(events);
		for (const delivery of deliveries) {
			expect(isSigned(delivery)).toBe(true);
			expect(isSigned({ ...delivery, text: `${delivery.text} ` })).toBe(false);
			expect(delivery.body.session).toBe('demo');
		}
		expect(new Set(deliveries.map(({ body }) => body.deliveryId)).size).toBe(3);
	});

	it.each([500, 404, 302, 307])(
		'answered %d come again, the same and before the next one',
		async (status) => {
			receiver.statuses = [status, status];
			await put();
			await caller.command(schedule);
			const deliveries = await receiver.first(5);
			expect(deliveries.map(({ body }) => signalCode(body.event))).toEqual([
				900, 900, 900, 903, 200,
			]);
			expect(new Set(deliveries.slice(0, 3).map(({ text }) => text)).size).toBe(1);
			expect(deliveries.every((delivery) => delivery.url === '/hook' && isSigned(delivery))).toBe(
				true,
			);
		},
	);

	it('are given up in the end, the next one is not', async () => {
		Object.assign(caller.bridge.settings.delivery, { firstPauseMs: 60_000, giveUpMs: 30_000 });
		receiver.statuses = [500];
		await put();
		await caller.command(schedule);
		const deliveries = await receiver.first(3);
		expect(deliveries.map(({ body }) => signalCode(body.event))).toEqual([900, 903, 200]);
	});

	it('that wait go to the new address under the new secret', async () => {
		const later = new Receiver();
		await later.listen();
		await put({ url: 'http://127.0.0.1:9/nobody-listens' });
		await caller.command(schedule);
		await put({ url: later.url, secret: 'another secret of many characters' });
		const deliveries = await later.first(3);
		expect(deliveries.every((each) => isSigned(each, 'another secret of many characters'))).toBe(
			true,
		);
		await later.close();
	});

	it('end with the callback', async () => {
		await put();
		await caller.request('DELETE', path);
		await put({}, '/sessions/demo/callbacks/other');
		await caller.command(schedule);
		await receiver.first(3);
		expect(new Set(receiver.received.map(({ body }) => body.deliveryId)).size).toBe(3);
	});
});

describe('subscriptions of callbacks', () => {
	it('are made for them, and each gets what it asked for', async () => {
		const second = new Receiver();
		await second.listen();
		await put({ subscriptions: ends('remoteChargeFinished') });
		await put(
			{ url: second.url, subscriptions: ends('remoteChargeInterrupted') },
			'/sessions/demo/callbacks/second',
		);
		interrupt();
		finish();
		interrupt();
		const kinds = (list: Received[]) =>
			list.map(({ body }) => body.event.message.result?.['notification']);
		expect(kinds(await second.first(2))).toEqual(Array(2).fill('remoteChargeInterrupted'));
		expect(kinds(await receiver.first(1))).toEqual(['remoteChargeFinished']);
		await second.close();
	});

	it('outlive a caller who unsubscribes', async () => {
		await put({ subscriptions: ends('remoteChargeInterrupted') });
		await caller.calls([{ method: 'unsubscribe', api: 'pims.vehicle.event' }]);
		interrupt();
		expect((await receiver.first(1))[0]?.body.event.vin).toBe(bev);
	});

	it('join one that a caller made before', async () => {
		const before = ends('remoteChargeFinished').map(
			(each) => ({ method: 'subscribe', ...each }) as const,
		);
		await caller.calls(before);
		expect((await put({ subscriptions: ends('remoteChargeInterrupted') })).status).toBe(201);
		interrupt();
		expect((await receiver.first(1))[0]?.body.event.message.status).toBe('RESULT');
	});
});
