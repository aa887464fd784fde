import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox';
import { OvipCaller, vin } from './ovipCaller';

const service = 'SERVICE1_CODE';
const entries = [{ code: service, subscribers: [vin(1)] }];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const caller = new OvipCaller(() => sandbox);
const basic = (login: string) => ({
	authorization: `Basic ${Buffer.from(login).toString('base64')}`,
});

describe('who is let in', () => {
	it.each([
		['GET', '/eligibility'],
		['GET', '/subscriptions'],
		['POST', '/subscriptions'],
		['DELETE', '/subscriptions'],
	] as const)('%s %s asks for a known client id first of all', async (method, path) => {
		for (const client_id of ['', 'unknown', ['sandbox-partner', 'sandbox-partner']]) {
			const { status, data } = await caller.call(method, path, { query: { client_id } });
			expect([status, data.httpCode]).toEqual([401, '401']);
		}
	});

	it('no client id is 401', async () => {
		const url = `${sandbox.url.ovip}/eligibility?vin=${vin(1)}`;
		expect((await axios.get(url, { validateStatus: null })).status).toBe(401);
	});

	it.each([
		['the login', basic('partner:pass:wörd'), 200],
		['another password', basic('partner:pass'), 401],
		['another user', basic('other:pass:wörd'), 401],
		['no login', {}, 401],
		['a token', { authorization: 'Bearer partner' }, 401],
	])('where a partner login is asked for, %s', async (_name, headers, status) => {
		sandbox.ovip.partnerLogin = { user: 'partner', password: 'pass:wörd' };
		const query = { vin: vin(1) };
		expect((await caller.call('GET', '/eligibility', { query, headers })).status).toBe(status);
	});

	it('where none is asked for, a login does no harm', async () => {
		const headers = basic('anybody:anything');
		const query = { vin: vin(1) };
		expect((await caller.call('GET', '/eligibility', { query, headers })).status).toBe(200);
	});
});

it.each([
	['GET', '/services'],
	['PUT', '/subscriptions'],
	['GET', '/subscriptions/'],
	['GET', '//eligibility'],
] as const)('%s %s is no address', async (method, path) => {
	expect((await caller.call(method, path)).status).toBe(404);
});

describe('what Stellantis does not publish', () => {
	it.each([
		[
			'emptyEntries',
			'empty',
			() => caller.add([{ code: service, subscribers: [] }]),
			200,
			[{ code: service, subscribers: [] }],
		],
		[
			'acceptedBody',
			'entries',
			() => caller.add([{ code: 'NONE', subscribers: [vin(1)] }]),
			202,
			[],
		],
		['deleteBody', 'entries', () => caller.remove(entries), 200, []],
		['errorBody', 'empty', () => caller.check(), 400, ''],
		[
			'errorBody',
			'html',
			() => caller.check(),
			400,
			'<html><body><h1>400 Bad Request</h1></body></html>',
		],
		['unknownServiceList', 400, () => caller.list('NONE'), 400, expect.anything()],
	] as const)('%s can be %s', async (rule, value, call, status, body) => {
		const before = await call();
		Object.assign(sandbox.ovip.rules, { [rule]: value });
		const { status: given, data } = await call();
		expect([given, data]).toEqual([status, body]);
		expect([before.status, before.data]).not.toEqual([status, body]);
	});

	it('whether a VIN is confirmed that was subscribed already', async () => {
		const again = async () => (await caller.add(entries)).data;
		await again();
		expect(await again()).toEqual(entries);
		sandbox.ovip.rules.repeatedSubscriber = 'omitted';
		expect(await again()).toEqual([]);
	});

	it('the entries that DELETE removed', async () => {
		sandbox.ovip.rules.deleteBody = 'entries';
		await caller.add(entries);
		const more = [{ code: service, subscribers: [vin(1), vin(2)] }];
		expect((await caller.remove(more)).data).toEqual(entries);
	});
});

describe('weather', () => {
	const subscribed = () => sandbox.ovip.services.get(service)?.subscribers.size;

	it.each([
		['200', 200, []],
		['202', 202, ''],
		['204', 204, ''],
		['400', 400, { httpCode: '400', httpMessage: 'Bad Request', moreInformation: 'On order' }],
		['401', 401, { httpCode: '401', httpMessage: 'Unauthorized', moreInformation: 'On order' }],
	])('with the code %s answers so and does nothing', async (code, status, body) => {
		const weather = { kind: 'code', code, label: 'On order' } as const;
		sandbox.faults.order({ vendor: 'ovip', on: '/subscriptions', weather });
		const answer = await caller.add(entries);
		expect([answer.status, answer.data, subscribed()]).toEqual([status, body, 0]);
		expect((await caller.add(entries)).data).toEqual(entries);
	});

	it('of one call does not meet another', async () => {
		const weather = { kind: 'code', code: '401' } as const;
		sandbox.faults.order({ vendor: 'ovip', on: 'DELETE', weather });
		expect((await caller.add(entries)).status).toBe(200);
		expect((await caller.remove(entries)).status).toBe(401);
	});

	it.each([true, false])('that breaks off when the vendor acted: %s', async (acted) => {
		sandbox.faults.order({ vendor: 'ovip', on: 'POST', weather: { kind: 'reset', acted } });
		await expect(caller.add(entries)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(subscribed()).toBe(acted ? 1 : 0);
		expect(sandbox.arrivals.map((arrival) => arrival.acted)).toEqual([acted]);
	});
});

describe('what the sandbox tells', () => {
	it('counts the requests of each kind, refused and spoiled ones among them', async () => {
		const weather = { kind: 'status', status: 503 } as const;
		sandbox.faults.order({ vendor: 'ovip', on: 'POST', weather });
		for (const add of [entries, entries, 'nonsense']) await caller.add(add);
		await caller.remove(entries);
		await caller.list(service);
		await caller.check({ client_id: 'unknown' });
		expect(sandbox.ovip.requests).toEqual({ check: 1, list: 1, add: 3, remove: 1 });
		expect(sandbox.arrivals.map(({ acted }) => acted)).toEqual([
			false,
			true,
			false,
			true,
			true,
			false,
		]);
	});

	it('shows the services, and of long lists the beginning', async () => {
		sandbox.ovip.setService(
			service,
			'Service One',
			Array.from({ length: 100 }, (_, i) => vin(i)),
		);
		const { data } = await axios.get(`${sandbox.url.page}/sandbox/state`);
		const [shown] = data.ovip.services;
		expect(shown).toMatchObject({ code: service, name: 'Service One', count: 100 });
		expect(shown.subscribers).toHaveLength(20);
		expect((await axios.get(`${sandbox.url.page}/sandbox/ovip`)).data).toEqual(data.ovip);
	});

	it('starts again after a reset', async () => {
		const start = JSON.stringify(sandbox.ovip.snapshot());
		await caller.add(entries);
		sandbox.ovip.partnerLogin = { user: 'a', password: 'b' };
		sandbox.ovip.isEligible = () => false;
		sandbox.ovip.clientIds.clear();
		sandbox.ovip.refusal = 'page';
		sandbox.ovip.rules.errorBody = 'html';
		sandbox.reset();
		expect(JSON.stringify(sandbox.ovip.snapshot())).toBe(start);
		expect([sandbox.ovip.refusal, sandbox.ovip.rules.errorBody]).toEqual(['alert', 'gateway']);
		expect((await caller.add(entries)).data).toEqual(entries);
	});
});

it('takes a list of 100,000 VINs in one request', async () => {
	const subscribers = Array.from({ length: 100_000 }, (_, i) => vin(i + 1000));
	const { status, data } = await caller.add([{ code: service, subscribers }]);
	expect([status, data[0].subscribers.length]).toEqual([200, 100_000]);
});
