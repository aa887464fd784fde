import { DqeClient } from '../../nodes/shared/clients/dqe';
import { GuessMemory } from '../../nodes/shared/execution/guessMemory';
import type { Sent } from '../../nodes/shared/clients/send';
import { answer, fault, scriptedSend } from './scriptedSend';
import { channels, company, country, duration, message, phone, smsPin, smsToken } from './values';

const good = {
	channels: { phone: 0, post: '1', sms: 1, email: true },
	to: '33612345678',
	errors: { '00': '00 - No errors' },
	status: 'DELIVERED',
	smsToken: 'C6hfYZIER3CVoGVYwTiZLg',
	timeout: '3',
	companyName: 'MYCOMPANY',
	country: 'FRA',
	dateTime: '2019-07-29 11:32:32.876709',
};
const request = { phone, country, company, message, channels: channels('sms') };

async function sendCode(sent: Sent, more: object = {}) {
	const scripted = scriptedSend(sent);
	const result = await new DqeClient(scripted.send, () => ['LICENCE'], new GuessMemory()).sendCode({
		...request,
		...more,
	});
	return { result, requests: scripted.requests };
}
async function verifyCode(sent: Sent) {
	const { send } = scriptedSend(sent);
	return await new DqeClient(send, () => [], new GuessMemory()).verifyCode(phone, smsToken, smsPin);
}

describe('a sent code', () => {
	it('is read from the published sample', async () => {
		expect((await sendCode(answer(good))).result).toEqual({
			ok: true,
			value: {
				smsToken: 'C6hfYZIER3CVoGVYwTiZLg',
				phone: '33612345678',
				status: 'DELIVERED',
				timeoutMinutes: 3,
				country: 'FRA',
				companyName: 'MYCOMPANY',
				channels: { phone: false, post: true, sms: true, email: true },
			},
		});
	});

	it.each([
		['codes without leading zero', { errors: { 0: 'No errors' } }, {}],
		['the number as it is dialled within its country', { to: '06 12 34 56 78' }, {}],
		['a status in another case', { status: ' pending ' }, { status: 'PENDING' }],
		['a number for the minutes', { timeout: 5 }, { timeoutMinutes: 5 }],
		['no minutes', { timeout: undefined }, { timeoutMinutes: null }],
		['minutes that are none', { timeout: 'soon' }, { timeoutMinutes: null }],
		[
			'nothing that was sent',
			{ to: '', country: null, companyName: undefined, channels: null },
			{ channels: {} },
		],
	])('is read with %s', async (_, changes, expected) => {
		const { result } = await sendCode(answer({ ...good, ...changes }));
		expect(result).toMatchObject({
			ok: true,
			value: { phone: '33612345678', country: 'FRA', ...expected },
		});
	});

	it('is asked for with the duration only where there is one', async () => {
		const [without, withDuration] = await Promise.all([
			sendCode(answer(good)),
			sendCode(answer(good), { duration }),
		]);
		expect(without.requests[0]?.form).not.toHaveProperty('Duration');
		expect(withDuration.requests[0]?.form).toHaveProperty('Duration', '7');
	});
});

describe('no code was sent', () => {
	it.each([
		['no token', answer({ ...good, smsToken: '' }), 'malformed'],
		['no errors', answer({ ...good, errors: undefined }), 'malformed'],
		['an empty list of errors', answer({ ...good, errors: {} }), 'malformed'],
		['another phone', answer({ ...good, to: '33698765432' }), 'malformed'],
		['errors as text', answer({ ...good, errors: 'none' }), 'malformed'],
		['no status', answer({ ...good, status: undefined }), 'malformed'],
		['HTML', answer('<html>'), 'malformed'],
		['an empty body', answer(''), 'malformed'],
		['half of it', answer('{"status":"DELIVERED","err'), 'malformed'],
		['a list', answer([good]), 'malformed'],
		[
			'a refusal with good news',
			answer({ ...good, errors: { '00': 'No errors', '03': 'Invalid' } }),
			'03',
		],
		['a refusal with an HTTP status', answer({ errors: { ' 02 ': 'Not authorized' } }, 403), '02'],
		['an HTTP status', answer('', 503), '503'],
		['success in an HTTP error', answer(good, 500), '500'],
		['another status', answer({ ...good, status: 'KO' }), 'KO'],
		['no answer', fault('timeout'), 'timeout'],
		['a broken connection', fault('interrupted'), 'network'],
	] as const)('where there is %s', async (_, sent, code) => {
		const { result, requests } = await sendCode(sent);
		expect(result).toMatchObject({ ok: false, failure: { vendor: 'dqe', code } });
		expect(requests).toHaveLength(1);
	});

	it.each([
		['03 alone', { '03': 'Invalid phone' }, {}, '03', 'no'],
		['03 and 09', { '03': 'Invalid phone', '09': 'No delivery status' }, {}, '09', 'yes'],
		['09 and 03', { '09': 'No delivery status', '03': 'Invalid phone' }, {}, '09', 'yes'],
		['00 and 03', { '00': 'No errors', '03': 'Invalid phone' }, {}, '03', 'unknown'],
		['03 with a token', { '03': 'Invalid phone' }, { smsToken: 'abc' }, '03', 'unknown'],
	])(
		'%s: the code by which the most may have been done',
		async (_, errors, more, code, delivered) => {
			const { result } = await sendCode(answer({ errors, ...more }));
			expect(result).toMatchObject({ ok: false, failure: { code, delivered } });
		},
	);

	it('says what the answer was about, without its number', async () => {
		const { result } = await sendCode(answer({ ...good, to: '33698765432' }));
		expect(result).toMatchObject({
			ok: false,
			failure: { label: 'an answer about another phone number', delivered: 'unknown' },
		});
		expect(JSON.stringify(result)).not.toContain('33698765432');
	});

	it('hides licence, phone and whatever else DQE repeats', async () => {
		const label = 'LICENCE 33612345678 is wrong';
		const { result } = await sendCode(answer({ errors: { '77': label } }));
		expect(JSON.stringify(result)).not.toMatch(/LICENCE|33612345678/);
	});
});

describe('a verified code', () => {
	it('has phone and consents', async () => {
		const body = {
			status: 'OK',
			phone: '+33 6 12 34 56 78',
			errors: { '00': 'No errors' },
			channels: { sms: 1 },
		};
		expect(await verifyCode(answer(body))).toEqual({
			ok: true,
			value: { phone: '33612345678', channels: { sms: true } },
		});
	});

	it('has the given phone where DQE does not repeat it', async () => {
		expect(await verifyCode(answer({ status: 'ok', errors: { 0: '' } }))).toMatchObject({
			ok: true,
			value: { phone: '33612345678' },
		});
	});

	it.each([
		['KO', answer({ status: 'KO', errors: {} }), 'KO'],
		['a status nobody knows', answer({ status: 'MAYBE', errors: {} }), 'MAYBE'],
		['OK without a code', answer({ status: 'OK', errors: {} }), 'malformed'],
		[
			'OK for another phone',
			answer({ status: 'OK', phone: '33631525429', errors: { '00': '' } }),
			'malformed',
		],
		['code 04', answer({ status: 'OK', errors: { '04': 'PIN invalid' } }), '04'],
		[
			'a sign-in refused',
			{
				...fault('unreachable'),
				signIn: { status: 400, headers: {}, body: '{"error":"invalid_client"}' },
			},
			'invalid_client',
		],
	] as const)('is none with %s', async (_, sent, code) => {
		expect(await verifyCode(sent)).toMatchObject({ ok: false, failure: { code } });
	});
});
