import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox';

const phone = '33612345678';
const message = {
	Licence: 'SANDBOX-LICENCE',
	Phone: phone,
	Country: 'FRA',
	Company: 'MYCOMPANY',
	Custom_sms: 'Your code is',
	Email: '1',
	Duration: '3',
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

interface Sent {
	readonly token: string;
	readonly pin: string;
}

async function send(to = phone): Promise<Sent> {
	const fields = new URLSearchParams({ ...message, Phone: to });
	const { data } = await axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, fields);
	return { token: data.smsToken, pin: sandbox.phones.messagesOf(to).at(-1)?.code ?? 'none' };
}

interface Case {
	readonly text: string;
	readonly why: string;
	readonly fields: (sent: Sent) => Record<string, string>;
	readonly prepare?: () => void;
}

const verify = async (fields: Record<string, string>) =>
	(await axios.post(`${sandbox.url.dqe}/GDPR_VERIF/`, new URLSearchParams(fields))).data;

const wrong = (pin: string) => (pin === '000000' ? '000001' : '000000');

describe('GDPR_VERIF', () => {
	it.each(['GET', 'POST'])(
		'answers a %s with the right PIN in the documented shape',
		async (method) => {
			const { token, pin } = await send();
			const fields = new URLSearchParams({ Phone: phone, Token: token, Pin: pin });
			const url = `${sandbox.url.dqe}/GDPR_VERIF/`;
			const { data } = await (method === 'GET'
				? axios.get(`${url}?${fields}`)
				: axios.post(url, fields));
			expect(data).toEqual({
				status: 'OK',
				phone,
				errors: { '00': '00 - No errors' },
				channels: { phone: 0, post: 0, sms: 0, email: 1 },
				dateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/),
			});
			expect(sandbox.arrivals.at(-1)?.acted).toBe(true);
		},
	);

	const cases: readonly Case[] = [
		{
			text: '01 - Missing parameters',
			why: 'no phone',
			fields: ({ token, pin }) => ({ Token: token, Pin: pin }),
		},
		{
			text: '01 - Missing parameters',
			why: 'no token',
			fields: ({ pin }) => ({ Phone: phone, Pin: pin }),
		},
		{
			text: '01 - Missing parameters',
			why: 'no PIN',
			fields: ({ token }) => ({ Phone: phone, Token: token }),
		},
		{
			text: '02 - PIN must contain 6 digits',
			why: 'five digits',
			fields: ({ token, pin }) => ({ Phone: phone, Token: token, Pin: pin.slice(1) }),
		},
		{
			text: '02 - PIN must contain 6 digits',
			why: 'letters',
			fields: ({ token }) => ({ Phone: phone, Token: token, Pin: '12345a' }),
		},
		{
			text: '03 - PIN expired',
			why: 'a right PIN after its time',
			fields: ({ token, pin }) => ({ Phone: phone, Token: token, Pin: pin }),
			prepare: () => sandbox.clock.advance(3 * 60_000),
		},
		{
			text: '04 - PIN invalid for this token or phone number',
			why: 'a wrong PIN',
			fields: ({ token, pin }) => ({ Phone: phone, Token: token, Pin: wrong(pin) }),
		},
		{
			text: '04 - PIN invalid for this token or phone number',
			why: 'the PIN with another phone',
			fields: ({ token, pin }) => ({ Phone: '33698765432', Token: token, Pin: pin }),
		},
		{
			text: '05 - Invalid token',
			why: 'a token that was never given',
			fields: ({ pin }) => ({ Phone: phone, Token: 'C6hfYZIER3CVoGVYwTiZLg', Pin: pin }),
		},
	];
	it.each(cases)('answers "$text" to $why', async ({ text, fields, prepare }) => {
		const sent = await send();
		prepare?.();
		expect(await verify(fields(sent))).toMatchObject({
			status: 'KO',
			errors: { [text.slice(0, 2)]: text },
			channels: { phone: 0, post: 0, sms: 0, email: 0 },
		});
	});

	it.each([
		[-1, { '00': '00 - No errors' }],
		[0, { '03': '03 - PIN expired' }],
	])('answers %i ms from the end of the duration with %j', async (milliseconds, errors) => {
		const stopped = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
		try {
			const { token, pin } = await send();
			sandbox.clock.advance(3 * 60_000 + milliseconds);
			expect(await verify({ Phone: phone, Token: token, Pin: pin })).toMatchObject({ errors });
		} finally {
			stopped.mockRestore();
		}
	});

	it('does not take the PIN of another token', async () => {
		const [first, second] = [await send(), await send('33698765432')];
		const pin = second.pin === first.pin ? wrong(first.pin) : second.pin;
		expect(await verify({ Phone: phone, Token: first.token, Pin: pin })).toMatchObject({
			errors: { '04': expect.any(String) },
		});
	});

	it('lets a token die of wrong tries, also for the right PIN', async () => {
		sandbox.dqe.rules.maxWrongTries = 2;
		const { token, pin } = await send();
		const codes = [];
		for (const Pin of [wrong(pin), wrong(pin), pin]) {
			codes.push(Object.keys((await verify({ Phone: phone, Token: token, Pin })).errors));
		}
		expect(codes).toEqual([['04'], ['04'], ['05']]);
	});

	it('allows five wrong tries by default', async () => {
		const { token, pin } = await send();
		for (const _try of [1, 2, 3, 4]) await verify({ Phone: phone, Token: token, Pin: wrong(pin) });
		expect((await verify({ Phone: phone, Token: token, Pin: pin })).status).toBe('OK');
	});

	it.each([
		[true, { '05': '05 - Invalid token' }],
		[false, { '00': '00 - No errors' }],
	])('verifies a token once: %s', async (once, errors) => {
		sandbox.dqe.rules.tokensVerifyOnce = once;
		const { token, pin } = await send();
		await verify({ Phone: phone, Token: token, Pin: pin });
		expect((await verify({ Phone: phone, Token: token, Pin: pin })).errors).toEqual(errors);
	});

	it('keeps an earlier token of the same phone alive', async () => {
		const first = await send();
		await send();
		const answer = await verify({ Phone: phone, Token: first.token, Pin: first.pin });
		expect(answer.status).toBe('OK');
	});
});

describe('a DQE code on order', () => {
	it.each([
		['GDPR_MSG', '09', undefined, '09 - No delivery status received'],
		['GDPR_VERIF', '05', undefined, '05 - Invalid token'],
		['POST /GDPR_VERIF/', '42', 'Something new', '42 - Something new'],
	])('meets %s with %s', async (on, code, label, text) => {
		const weather = { kind: 'code', code, ...(label && { label }) } as const;
		const { token, pin } = await send();
		sandbox.faults.order({ vendor: 'dqe', on, weather });
		const path = on.includes('MSG') ? 'GDPR_MSG' : 'GDPR_VERIF';
		const ask = async () =>
			axios.post(
				`${sandbox.url.dqe}/${path}/`,
				new URLSearchParams({ ...message, Token: token, Pin: pin }),
			);
		expect((await ask()).data.errors).toEqual({ [code]: text });
		expect((await ask()).data.errors).toEqual({ '00': '00 - No errors' });
	});
});
