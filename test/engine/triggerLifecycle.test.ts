import type { CallbackRegistration } from '../../sandbox/bridge/callbacks';
import { memoryOf, secretOf, triggerWorkflow, useTriggers } from '../support/triggerDesk';

const desk = useTriggers();

const charges = { events: ['chargeFinished'] };
const finished = {
	api: 'pims.vehicle.event',
	parameters: { actionType: 'remote', type: ['remoteChargeFinished'] },
};

/** What went to the bridge for callbacks: method and session of each request, oldest first. */
const requests = (): string[] =>
	desk
		.arrivals('bridge', '/callbacks/')
		.map(({ method, path }) => `${method} ${path.split('/')[2] ?? ''}`);
const ids = (): string[] =>
	desk.arrivals('bridge', '/callbacks/').map(({ path }) => path.split('/').at(-1) ?? '');
const sent = (): CallbackRegistration[] =>
	desk
		.arrivals('bridge', '/callbacks/')
		.filter(({ method }) => method === 'PUT')
		.map(({ body }): CallbackRegistration => JSON.parse(body));
const isThere = (id: string, session = 'demo'): boolean => {
	try {
		return desk.sandbox.bridge.session(session).callbacks.show(id).id === id;
	} catch {
		return false;
	}
};

describe('activation', () => {
	it('has the bridge deliver to this workflow, under a secret of its own', async () => {
		const host = await desk.activated(charges);
		expect(requests()).toEqual(['PUT demo']);
		expect(sent()).toEqual([
			{ url: host.webhookUrl(), secret: secretOf(host), subscriptions: [finished] },
		]);
		expect(secretOf(host)).toMatch(/^[0-9a-f]{64}$/);
		expect(isThere(ids()[0] ?? '')).toBe(true);
	});

	it('makes another secret for every workflow, and one callback for each', async () => {
		const [one, other] = [await desk.activated(charges), await desk.activated(charges)];
		expect(secretOf(one)).not.toBe(secretOf(other));
		expect(new Set(ids()).size).toBe(2);
		expect(ids().every((id) => isThere(id))).toBe(true);
	});

	it.each([
		['command outcomes', ['commandOutcome'], ['pims.vehicle.signal']],
		['changes', ['vehicleChange'], ['pims.vehicle.signal']],
		[
			'all kinds',
			['chargeFinished', 'chargeInterrupted', 'commandOutcome', 'vehicleChange'],
			['pims.vehicle.signal', 'pims.vehicle.event'],
		],
	])('subscribes to what it takes for %s', async (_, events, apis) => {
		await desk.activated({ events });
		expect(sent()[0]?.subscriptions.map(({ api }) => api)).toEqual(apis);
	});
});

describe('a second activation', () => {
	it('adopts the callback that is there: one callback, the same secret', async () => {
		const host = await desk.activated(charges);
		const secret = secretOf(host);
		await host.activate();
		expect(new Set(ids()).size).toBe(1);
		expect(secretOf(host)).toBe(secret);
		expect(sent().map((each) => each.secret)).toEqual([secret, secret]);
	});

	it('makes a new secret where the old one is lost', async () => {
		const host = await desk.activated(charges);
		const lost = secretOf(host);
		host.workflow.staticData = {};
		await host.activate();
		expect(secretOf(host)).toMatch(/^[0-9a-f]{64}$/);
		expect(secretOf(host)).not.toBe(lost);
		expect(sent().at(-1)?.secret).toBe(secretOf(host));
		expect(new Set(ids()).size).toBe(1);
	});

	it('asks for other events, if others were chosen', async () => {
		const host = await desk.activated(charges);
		host.workflow.json = triggerWorkflow({ events: ['commandOutcome'] });
		await host.activate();
		const { subscriptions } = desk.sandbox.bridge.session('demo').callbacks.show(ids()[0] ?? '');
		expect(subscriptions).toEqual([{ api: 'pims.vehicle.signal' }]);
	});

	it('makes the callback again that somebody removed at the bridge', async () => {
		const host = await desk.activated(charges);
		desk.sandbox.bridge.session('demo').callbacks.remove(ids()[0] ?? '');
		await host.activate();
		expect(isThere(ids()[0] ?? '')).toBe(true);
	});

	it('removes the callback of an earlier address', async () => {
		const host = await desk.activated(charges);
		host.workflow.base = 'http://127.0.0.1:9';
		await host.activate();
		const [before = '', , after = ''] = ids();
		expect(requests()).toEqual(['PUT demo', 'DELETE demo', 'PUT demo']);
		expect(after).not.toBe(before);
		expect([isThere(before), isThere(after)]).toEqual([false, true]);
	});

	it('removes the callback of an earlier session, if it still may', async () => {
		const host = await desk.activated(charges);
		const { bridgeApi } = desk.operator.bed;
		host.workflow.credentials = { stellantisBridgeApi: { ...bridgeApi, session: 'legacy' } };
		await host.activate();
		expect(requests()).toEqual(['PUT demo', 'DELETE demo', 'PUT legacy']);
		expect(isThere(ids()[0] ?? '')).toBe(false);
		expect(memoryOf(host)['session']).toBe('legacy');

		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'DELETE /sessions/legacy',
			weather: { kind: 'status', status: 403 },
		});
		host.workflow.credentials = { stellantisBridgeApi: { ...bridgeApi } };
		await host.activate();
		expect(memoryOf(host)['session']).toBe('demo');
	});

	it('is right again after an activation whose answer was lost', async () => {
		const host = await desk.activated(charges);
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'PUT ',
			weather: { kind: 'reset', acted: true },
		});
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'DELETE ',
			weather: { kind: 'reset', acted: false },
		});
		await expect(host.activate()).rejects.toThrow();
		await host.activate();
		expect(sent().at(-1)?.secret).toBe(secretOf(host));
	});
});

describe('deactivation', () => {
	it('removes the callback and forgets the secret', async () => {
		const host = await desk.activated(charges);
		await host.deactivate();
		expect(requests()).toEqual(['PUT demo', 'DELETE demo']);
		expect(isThere(ids()[0] ?? '')).toBe(false);
		expect(memoryOf(host)).toEqual({});
	});

	it('does not mind that the callback is gone', async () => {
		const host = await desk.activated(charges);
		desk.sandbox.bridge.session('demo').callbacks.remove(ids()[0] ?? '');
		await host.deactivate();
		expect(memoryOf(host)).toEqual({});
	});

	it('is not held up by a bridge that does not answer; the next activation adopts', async () => {
		const host = await desk.activated(charges);
		const secret = secretOf(host);
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'DELETE ',
			weather: { kind: 'status', status: 503 },
		});
		await host.deactivate();
		expect(secretOf(host)).toBe(secret);
		await host.activate();
		expect(new Set(ids()).size).toBe(1);
		expect(sent().at(-1)?.secret).toBe(secret);
	});
});

describe('test events in the editor', () => {
	it('have a callback and a secret of their own, removed when listening ends', async () => {
		const host = await desk.activated(charges);
		const kept = memoryOf(host);
		await host.listen();
		const [live, trial] = sent();
		expect(trial?.url).toBe(host.webhookUrl('webhook-test'));
		expect(trial?.secret).not.toBe(live?.secret);
		expect(ids().every((id) => isThere(id))).toBe(true);

		await host.stopListening();
		expect(ids().map((id) => isThere(id))).toEqual([true, false, false]);
		expect(memoryOf(host)).toEqual(kept);
	});
});
