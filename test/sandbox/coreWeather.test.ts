import axios, { AxiosError, type AxiosResponse } from 'axios';
import type { Fault, Weather } from '../../sandbox/contract';
import { startSandbox, type Sandbox } from '../../sandbox';

const message = new URLSearchParams({
	Licence: 'SANDBOX-LICENCE',
	Phone: '33612345678',
	Country: 'FRA',
	Company: 'MYCOMPANY',
	Custom_sms: 'Your code is',
	Sms: '1',
}).toString();

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const send = async (signal?: AbortSignal): Promise<AxiosResponse> =>
	axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, message, {
		validateStatus: null,
		...(signal && { signal }),
	});

async function errorOf(answer: Promise<unknown>): Promise<string | undefined> {
	try {
		await answer;
		return undefined;
	} catch (error) {
		return error instanceof AxiosError ? `${error.code} ${error.message}` : String(error);
	}
}

const orderFor = (weather: Weather, rest: Partial<Fault> = {}) =>
	sandbox.faults.order({ vendor: 'dqe', weather, ...rest });

const expectActed = (acted: boolean) => {
	expect(sandbox.arrivals.map((arrival) => arrival.acted)).toEqual([acted]);
	expect(sandbox.phones.all).toHaveLength(acted ? 1 : 0);
};

describe.each([true, false])('weather that comes when the vendor acted: %s', (acted) => {
	it('gives another status with its headers and body', async () => {
		const headers = { 'retry-after': '7' };
		orderFor({ kind: 'status', status: 429, body: '{"a":1}', headers, acted });
		const answer = await send();
		expect(answer.status).toBe(429);
		expect(answer.headers['retry-after']).toBe('7');
		expect(answer.data).toEqual({ a: 1 });
		expectActed(acted);
	});

	it('gives another body', async () => {
		const contentType = 'text/html';
		orderFor({ kind: 'body', body: '<h1>Sorry', contentType, status: 200, acted });
		const answer = await send();
		expect(answer.status).toBe(200);
		expect(answer.headers['content-type']).toContain('text/html');
		expect(answer.data).toBe('<h1>Sorry');
		expectActed(acted);
	});

	it('resets the connection', async () => {
		orderFor({ kind: 'reset', acted });
		expect(await errorOf(send())).toContain('ECONNRESET');
		expectActed(acted);
	});

	it('breaks off in the middle of the answer', async () => {
		orderFor({ kind: 'truncated', acted });
		expect(await errorOf(send())).toMatch(/aborted/);
		expectActed(acted);
	});

	it('announces the whole body and sends half of it', async () => {
		orderFor({ kind: 'truncated', acted });
		const answer = await axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, message, {
			responseType: 'stream',
		});
		let received = '';
		answer.data.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
		await new Promise((resolve) => answer.data.once('error', resolve));
		const announced = Number(answer.headers['content-length']);
		expect(received).toHaveLength(Math.floor(announced / 2));
		expect(received).toMatch(/^\{"/);
	});

	it('drips: the whole answer, a character at a time', async () => {
		orderFor({ kind: 'drip', everyMs: 1, acted });
		const answer = await axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, message, {
			responseType: 'stream',
		});
		const parts: string[] = [];
		answer.data.setEncoding('utf8').on('data', (part: string) => parts.push(part));
		await new Promise((resolve) => answer.data.once('end', resolve));
		expect(JSON.parse(parts.join(''))).toHaveProperty('status');
		expect(parts.length).toBeGreaterThan(10);
		expectActed(acted);
	});

	it('never answers', async () => {
		orderFor({ kind: 'hang', acted });
		const giveUp = new AbortController();
		const waiting = errorOf(send(giveUp.signal));
		// A second request is answered, so the first one has been dealt with as far as it ever will be.
		await send();
		giveUp.abort();
		expect(await waiting).toContain('ERR_CANCELED');
		expect(sandbox.arrivals.map((arrival) => arrival.acted)).toEqual([acted, true]);
		expect(sandbox.phones.all).toHaveLength(acted ? 2 : 1);
	});
});

describe('weather', () => {
	it('delays a request and lets it through', async () => {
		orderFor({ kind: 'delay', milliseconds: 60 });
		const start = performance.now();
		expect((await send()).data.status).toBe('DELIVERED');
		expect(performance.now() - start).toBeGreaterThan(50);
		expectActed(true);
	});

	it('leaves no header of the answer that it replaces', async () => {
		orderFor({ kind: 'status', status: 503, acted: true });
		const headers = { authorization: 'Bearer nonsense' };
		const ask = async () =>
			axios.post(`${sandbox.url.dqe}/GDPR_VERIF/`, '', { headers, validateStatus: null });
		const [spoiled, usual] = [await ask(), await ask()];
		expect([spoiled.status, usual.status]).toEqual([503, 401]);
		expect(usual.headers).toHaveProperty('www-authenticate');
		expect(spoiled.headers).not.toHaveProperty('www-authenticate');
	});

	it('has no answer of its own where only a status is given', async () => {
		orderFor({ kind: 'status', status: 503 });
		const answer = await send();
		expect([answer.status, answer.data]).toEqual([503, '']);
	});

	it('passes as many requests and meets as many as ordered', async () => {
		orderFor({ kind: 'status', status: 503 }, { skip: 1, times: 2 });
		const statuses = [];
		for (let request = 0; request < 4; request++) statuses.push((await send()).status);
		expect(statuses).toEqual([200, 503, 503, 200]);
	});

	it('of several orders comes one per request, in their order', async () => {
		orderFor({ kind: 'status', status: 503 });
		orderFor({ kind: 'status', status: 502 });
		orderFor({ kind: 'status', status: 500 }, { skip: 3 });
		const statuses = [];
		for (let request = 0; request < 5; request++) statuses.push((await send()).status);
		expect(statuses).toEqual([503, 502, 200, 500, 200]);
	});

	it.each([
		['POST /GDPR_MSG/', 503],
		['/GDPR_MSG/', 503],
		['GET /GDPR_MSG/', 200],
		['/GDPR_VERIF/', 200],
		['SANDBOX-LICENCE', 200],
		[undefined, 503],
	])('on %s leaves a POST to /GDPR_MSG/ with %i', async (on, status) => {
		orderFor({ kind: 'status', status: 503 }, on === undefined ? {} : { on });
		expect((await send()).status).toBe(status);
	});

	it('for the bridge goes by the name of an api in the batch', async () => {
		const weather = { kind: 'status', status: 503 } as const;
		sandbox.faults.order({ vendor: 'bridge', on: 'pims.vehicle.command', weather });
		const statuses = [];
		for (const api of ['pims.vehicle.vin', 'pims.vehicle.command']) {
			const url = `${sandbox.url.bridge}/sessions/demo/calls`;
			const calls = [{ method: 'get', api }];
			statuses.push((await axios.post(url, { calls }, { validateStatus: null })).status);
		}
		expect(statuses).toEqual([401, 503]);
	});

	it('of one vendor does not meet another', async () => {
		const weather = { kind: 'status', status: 503 } as const;
		sandbox.faults.order({ vendor: 'bridge', weather });
		expect((await send()).status).toBe(200);
	});

	it.each(['clear', 'reset'] as const)('is over after %s', async (what) => {
		orderFor({ kind: 'status', status: 503 });
		orderFor({ kind: 'code', code: '08' });
		if (what === 'clear') sandbox.faults.clear();
		else sandbox.reset();
		const answer = await send();
		expect([answer.status, answer.data.status]).toEqual([200, 'DELIVERED']);
	});
});
