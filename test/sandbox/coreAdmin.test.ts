import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const anyStatus = { validateStatus: null };
const admin = (path: string) => `${sandbox.url.page}/sandbox/${path}`;
const post = async (path: string, body?: unknown) => axios.post(admin(path), body, anyStatus);

const message = {
	Licence: 'SANDBOX-LICENCE',
	Phone: '33612345678',
	Country: 'FRA',
	Company: 'MYCOMPANY',
	Custom_sms: 'Your code is',
	Sms: '1',
};
const send = async () =>
	axios.get(`${sandbox.url.dqe}/GDPR_MSG/?${new URLSearchParams(message)}`, anyStatus);

describe('below /sandbox', () => {
	it('the state shows phones, requests and time, without the secrets of a request', async () => {
		const { data: sent } = await send();
		sandbox.clock.advance(90_000);
		const { data: state } = await axios.get(admin('state'));
		expect(state).toMatchObject({
			advancedSeconds: 90,
			phones: [{ number: '33612345678', messages: [{ from: 'MYCOMPANY' }] }],
			arrivals: [{ vendor: 'dqe', method: 'GET', path: '/GDPR_MSG/', acted: true }],
			dqe: { confirmations: [{ phone: '••78', wrongTries: 0, verified: false }] },
		});
		expect(Math.abs(Date.parse(state.now) - sandbox.clock.now())).toBeLessThan(5000);
		const shown = JSON.stringify({ arrivals: state.arrivals, dqe: state.dqe });
		for (const secret of [sent.smsToken, 'SANDBOX-LICENCE', sandbox.phones.all[0]?.code]) {
			expect(shown).not.toContain(secret);
		}
	});

	it('the messages of a phone can be read by its number in any spelling', async () => {
		await send();
		const { data } = await axios.get(admin('phones/0612345678/messages'));
		expect(data).toEqual(sandbox.phones.all);
		expect((await axios.get(admin('phones/0600000000/messages'))).data).toEqual([]);
	});

	it('the clock can be advanced', async () => {
		const before = sandbox.clock.now();
		const { status, data } = await post('clock', { advanceSeconds: 3600 });
		expect(status).toBe(200);
		expect(Date.parse(data.now) - before).toBeGreaterThanOrEqual(3_600_000);
	});

	it.each([
		[{}],
		[{ advanceSeconds: -1 }],
		[{ advanceSeconds: '60' }],
		[{ advanceSeconds: 1, x: 1 }],
	])('the clock does not take %j', async (body) => {
		expect((await post('clock', body)).status).toBe(400);
	});

	it.each([
		[{ kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: '', acted: true }, 429],
		[{ kind: 'delay', milliseconds: 1 }, 200],
		[{ kind: 'code', code: '08', label: 'Sorry' }, 200],
		[{ kind: 'body', body: 'x', contentType: 'text/plain', status: 418, acted: false }, 418],
	])('a fault with %j is ordered', async (weather, status) => {
		expect((await post('faults', { vendor: 'dqe', on: 'GDPR_MSG', weather })).status).toBe(204);
		expect((await send()).status).toBe(status);
	});

	it.each([
		{ kind: 'hang', acted: true },
		{ kind: 'reset', acted: false },
		{ kind: 'truncated', acted: true },
	])('a fault with %j is taken', async (weather) => {
		const fault = { vendor: 'bridge', skip: 1, times: 2, weather };
		expect((await post('faults', fault)).status).toBe(204);
	});

	it.each([
		[{}],
		[{ vendor: 'dqe' }],
		[{ vendor: 'nobody', weather: { kind: 'hang', acted: true } }],
		[{ vendor: 'dqe', weather: { kind: 'rain' } }],
		[{ vendor: 'dqe', weather: { kind: 'hang' } }],
		[{ vendor: 'dqe', weather: { kind: 'hang', acted: 'true' } }],
		[{ vendor: 'dqe', weather: { kind: 'hang', acted: true, milliseconds: 1 } }],
		[{ vendor: 'dqe', weather: { kind: 'status', status: 99 } }],
		[{ vendor: 'dqe', weather: { kind: 'delay', milliseconds: -1 } }],
		[{ vendor: 'dqe', times: 0, weather: { kind: 'hang', acted: true } }],
		[{ vendor: 'dqe', mood: 'bad', weather: { kind: 'hang', acted: true } }],
	])('%j is no fault', async (body) => {
		expect((await post('faults', body)).status).toBe(400);
		expect((await send()).status).toBe(200);
	});

	it('faults can be cleared', async () => {
		await post('faults', { vendor: 'dqe', weather: { kind: 'status', status: 503 } });
		expect((await axios.delete(admin('faults'))).status).toBe(204);
		expect((await send()).status).toBe(200);
	});

	it('a reset brings everything back to the start', async () => {
		const stopped = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
		try {
			sandbox.reset();
			const { data: start } = await axios.get(admin('state'));
			await send();
			sandbox.clock.advance(60_000);
			sandbox.dqe.internalFault = true;
			sandbox.dqe.operator.set('33612345678', 'REJECTED');
			expect((await post('reset')).status).toBe(204);
			expect((await axios.get(admin('state'))).data).toEqual(start);
			expect(sandbox.arrivals).toEqual([]);
			expect((await send()).data.status).toBe('DELIVERED');
		} finally {
			stopped.mockRestore();
		}
	});
});
