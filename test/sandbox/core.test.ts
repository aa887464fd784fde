import axios from 'axios';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Sms } from '../../sandbox/contract';
import { SandboxClock } from '../../sandbox/clock';
import { Phones, samePhone } from '../../sandbox/phones';
import { startSandbox, type Sandbox } from '../../sandbox';

const anyStatus = { validateStatus: null };

describe('the clock', () => {
	it('runs ahead of the machine by what it was advanced', () => {
		const stopped = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
		const steps: number[] = [];
		const clock = new SandboxClock((milliseconds) => steps.push(milliseconds));
		clock.advance(500);
		clock.advance(0);
		expect(clock.now()).toBe(1_000_500);
		clock.reset();
		expect(clock.now()).toBe(1_000_000);
		expect(steps).toEqual([500, 0]);
		stopped.mockRestore();
	});

	it.each([-1, NaN, Infinity])('does not move by %d', (milliseconds) => {
		const clock = new SandboxClock(() => {});
		expect(() => clock.advance(milliseconds)).toThrow(RangeError);
	});
});

describe('the virtual phones', () => {
	it.each([
		['33612345678', '33612345678', true],
		['33612345678', '+33 6 12 34 56 78', true],
		['33612345678', '0033-612345678', true],
		['33612345678', '06.12.34.56.78', true],
		['0612345678', '33612345678', true],
		['0612345678', '0612345678', true],
		['390612345678', '0612345678', true],
		['33612345678', '0612345679', false],
		['33612345678', '612345678', false],
		['33612345678', '0345678', false],
		['0612345678', '06123456780', false],
		['612345678', '0612345678', false],
		['33612345678', '', false],
	])('%s and %s are one phone: %s', (one, other, same) => {
		expect([samePhone(one, other), samePhone(other, one)]).toEqual([same, same]);
	});

	it('keep the messages of each number, oldest first', () => {
		const sms = (to: string, code: string): Sms => ({
			to,
			from: 'TEST',
			text: code,
			at: '2026-01-01T00:00:00.000Z',
			code,
		});
		const told: string[] = [];
		const phones = new Phones(({ code }) => told.push(code));
		phones.deliver(sms('33612345678', '1'));
		phones.deliver(sms('33698765432', '2'));
		phones.deliver(sms('33612345678', '3'));
		expect(phones.messagesOf('0612345678').map(({ code }) => code)).toEqual(['1', '3']);
		expect(phones.all).toHaveLength(3);
		expect(told).toEqual(['1', '2', '3']);
		phones.clear();
		expect(phones.all).toEqual([]);
	});
});

describe('the journal', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());
	beforeEach(() => sandbox.reset());

	it('keeps a request as it came', async () => {
		const before = sandbox.clock.now();
		const body = 'Phone=33612345678&Custom_sms=%C3%A9t%C3%A9+%26';
		await axios.post(`${sandbox.url.dqe}/GDPR_MSG/?x=1`, body, {
			headers: { 'X-Two': ['a', 'b'] },
		});
		expect(sandbox.arrivals).toEqual([
			{
				vendor: 'dqe',
				at: expect.any(Number),
				method: 'POST',
				path: '/GDPR_MSG/?x=1',
				headers: expect.objectContaining({
					'content-type': 'application/x-www-form-urlencoded',
					'x-two': 'a, b',
				}),
				body,
				acted: false,
			},
		]);
		expect(sandbox.arrivals[0]?.at).toBeGreaterThanOrEqual(before);
	});

	it.each([
		['an unknown path', 'POST', '/dqe/nowhere', 404],
		['a wrong method', 'PUT', '/dqe/GDPR_MSG/', 404],
		['a HEAD of a GET', 'HEAD', '/dqe/GDPR_MSG/', 404],
		['a request without a token', 'POST', '/bridge/sessions/demo/calls', 401],
		['a path of the bridge that does not exist', 'GET', '/bridge/nowhere?x=1', undefined],
	])('has %s', async (_what, method, path, status) => {
		const [, vendor] = path.split('/');
		const url = `${sandbox.url.page}${path}`;
		const answer = await axios.request({ url, method, data: '{"calls":', ...anyStatus });
		if (status) expect(answer.status).toBe(status);
		else expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(sandbox.arrivals).toMatchObject([
			{ vendor, method, path: path.replace(`/${vendor}`, ''), body: '{"calls":', acted: false },
		]);
	});

	it('has nothing of the page and of the admin routes', async () => {
		for (const path of ['/', '/sandbox/state', '/dqeX', '/nowhere']) {
			await axios.get(`${sandbox.url.page}${path}`, anyStatus);
		}
		expect(sandbox.arrivals).toEqual([]);
	});

	it('has the requests in the order of their arrival', async () => {
		for (const n of ['1', '2', '3']) await axios.get(`${sandbox.url.dqe}/GDPR_VERIF/?Pin=${n}`);
		expect(sandbox.arrivals.map(({ path }) => path)).toEqual(
			['1', '2', '3'].map((n) => `/GDPR_VERIF/?Pin=${n}`),
		);
	});
});

describe('a sandbox', () => {
	it('listens on this machine only, on a port of its own', async () => {
		const [one, other] = await Promise.all([startSandbox(), startSandbox()]);
		expect(one.url.page).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(one.url).toMatchObject({
			dqe: `${one.url.page}/dqe`,
			bridge: `${one.url.page}/bridge`,
		});
		expect(other.url.page).not.toBe(one.url.page);
		await Promise.all([one.close(), other.close()]);
	});

	it('says so when its port is taken', async () => {
		const sandbox = await startSandbox();
		const port = Number(new URL(sandbox.url.page).port);
		await expect(startSandbox({ port })).rejects.toThrow(/EADDRINUSE/);
		await sandbox.close();
	});

	it('closes at once with hanging, delayed, idle and watching connections', async () => {
		const sandbox = await startSandbox();
		const { hostname, port } = new URL(sandbox.url.page);
		sandbox.faults.order({ vendor: 'dqe', weather: { kind: 'hang', acted: false } });
		sandbox.faults.order({ vendor: 'dqe', weather: { kind: 'hang', acted: true } });
		const weather = { kind: 'delay', milliseconds: 600_000 } as const;
		sandbox.faults.order({ vendor: 'dqe', weather });
		const open = await Promise.all(
			['/sandbox/live', '/dqe/GDPR_MSG/', '/dqe/GDPR_MSG/', '/dqe/GDPR_MSG/', undefined].map(
				async (path) => {
					const socket = connect(Number(port), hostname);
					await once(socket, 'connect');
					if (path) socket.write(`GET ${path} HTTP/1.1\r\nHost: sandbox\r\n\r\n`);
					socket.on('error', () => {});
					return { closed: once(socket.resume(), 'close') };
				},
			),
		);
		// Once an ordinary request is answered, the ones before it have arrived.
		while (sandbox.arrivals.length < 4)
			await axios.get(`${sandbox.url.dqe}/GDPR_VERIF/`, anyStatus);
		await sandbox.close();
		const ends = await Promise.all(open.map(({ closed }) => closed));
		expect(ends).toHaveLength(open.length);
	});
});
