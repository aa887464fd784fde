import { PinPage, useClock, type Asked } from '../support/pinPage';
import { phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const clock = useClock();
const open = async (asked?: Asked) => await PinPage.open(desk, asked);

describe('the PIN', () => {
	it('that is right goes on as verified', async () => {
		const page = await open();
		expect(page.run.status).toBe('waiting');
		expect(page.messages).toBe(1);
		const seen = await page.type(page.pin);
		expect(seen).toMatchObject({ status: 200, title: 'Thank you', forms: [] });
		expect(page.run.status).toBe('success');
		expect(page.output).toEqual({
			replied: true,
			timedOut: false,
			verified: true,
			phone: phone.dqe,
			channels: { sms: true, email: false, phone: false, post: false },
			verifiedAt: expect.stringMatching(/Z$/),
			checks: 1,
			codesSent: 1,
		});
		expect(page.run.items('Success')).toMatchObject([{ pairedItem: { item: 0 } }]);
	});

	it('may be written with spaces', async () => {
		const page = await open();
		await page.type(` ${page.pin.slice(0, 3)} ${page.pin.slice(3)} `);
		expect(page.output).toMatchObject({ verified: true });
	});

	it('that is wrong is asked for again, and the right one then goes on', async () => {
		const page = await open();
		expect(await page.type(page.wrongPin)).toMatchObject({
			status: 422,
			note: 'This is not the code from the newest SMS. Please check it.',
			left: expect.stringContaining('2 tries left.'),
			forms: ['verify', 'resend'],
		});
		expect(page.run.status).toBe('waiting');
		expect(await page.get()).toMatchObject({ left: expect.stringContaining('2 tries left.') });
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, checks: 2, codesSent: 1 });
		expect(page.run.runData['Node']).toHaveLength(1);
	});

	it('that is wrong too often ends the wait as not verified', async () => {
		const page = await open({ options: { maxTries: 2 } });
		await page.type(page.wrongPin);
		expect(await page.type(page.wrongPin)).toMatchObject({ status: 200, title: 'Not confirmed' });
		expect(page.run.status).toBe('success');
		expect(page.output).toEqual({
			replied: true,
			timedOut: false,
			verified: false,
			phone: phone.dqe,
			reason: "The person typed a wrong PIN as often as 'Maximum Tries' allows",
			hint: expect.stringContaining("'Maximum Tries'"),
			code: '04',
			label: expect.stringContaining('PIN invalid for this token or phone number'),
			checks: 2,
			codesSent: 1,
		});
		expect(await page.get()).toMatchObject({ status: 409 });
	});

	it.each([
		['continueErrorOutput', 'Failed'],
		['continueRegularOutput', 'Success'],
	] as const)('that is wrong too often can fail the item (%s)', async (onError, node) => {
		const page = await open({ onError, options: { maxTries: 1, whenNotValid: 'fail' } });
		expect(await page.type(page.wrongPin)).toMatchObject({ title: 'Not confirmed' });
		expect(page.run.json(node)).toMatchObject([
			{
				error: "The person typed a wrong PIN as often as 'Maximum Tries' allows [item 0]",
				details: { code: '04', category: 'smsCode', delivered: 'yes', operation: 'GDPR_VERIF' },
			},
		]);
	});

	it('that is wrong too often can stop the workflow', async () => {
		const page = await open({
			onError: 'stopWorkflow',
			options: { maxTries: 1, whenNotValid: 'fail' },
		});
		expect(await page.type(page.wrongPin)).toMatchObject({ title: 'Not confirmed' });
		expect(page.run.status).toBe('error');
		expect(page.run.error?.message).toContain("'Maximum Tries'");
	});

	it.each(['', '12345', '1234567', 'abcdef', '12 34'])(
		'is checked by nobody if it is “%s”',
		async (pin) => {
			const page = await open();
			expect(await page.type(pin)).toMatchObject({
				status: 422,
				note: 'Please type the 6 digits from the SMS.',
				left: expect.stringContaining('3 tries left.'),
			});
			expect(page.checks).toBe(0);
		},
	);
});

describe('a code that has expired', () => {
	it('is told, and a new one can be asked for', async () => {
		const page = await open({ options: { duration: 2, limitWaitTime: 30 } });
		const { pin } = page;
		clock.pass(121);
		expect(await page.get()).toMatchObject({ forms: ['resend'], status: 200 });
		expect(await page.type(pin)).toMatchObject({
			status: 422,
			note: 'This code cannot be used any more. Please ask for a new one.',
			forms: ['resend'],
		});
		expect(await page.askAgain()).toMatchObject({ status: 200, forms: ['verify'] });
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, codesSent: 2 });
	});

	it.each([
		[{ duration: 2, maxResends: 0 }, '03', 121],
		[{ duration: 2, maxResends: 0, maxTries: 9 }, '05', 0],
	])('ends the wait where no new one may be sent: %j', async (options, code, seconds) => {
		const page = await open({ options: { limitWaitTime: 30, ...options } });
		// DQE itself counts tries; the sandbox takes five.
		if (code === '05') for (let tries = 0; tries < 5; tries++) await page.type(page.wrongPin);
		clock.pass(seconds);
		expect(await page.type(page.pin)).toMatchObject({ title: 'Not confirmed' });
		expect(page.output).toMatchObject({ replied: true, verified: false, code });
	});
});

describe('another code', () => {
	it('is refused until the pause has passed, and the page says when', async () => {
		const page = await open({ options: { resendPause: 45 } });
		clock.pass(15);
		expect(await page.askAgain()).toMatchObject({
			status: 429,
			headers: { 'retry-after': '30' },
			note: 'Please wait 30 more seconds before you ask for a new code.',
		});
		expect(page.messages).toBe(1);
		clock.pass(30);
		expect(await page.askAgain()).toMatchObject({
			status: 200,
			note: 'A new code is on its way. The old one cannot be used any more.',
		});
		expect(page.messages).toBe(2);
	});

	it('takes the place of the old one, with as many tries', async () => {
		const page = await open({ options: { resendPause: 10, maxTries: 2 } });
		const old = page.pin;
		await page.type(page.wrongPin);
		clock.pass(10);
		expect(await page.askAgain()).toMatchObject({ left: expect.stringContaining('2 tries') });
		if (old !== page.pin) expect(await page.type(old)).toMatchObject({ status: 422 });
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, codesSent: 2 });
	});

	it('is sent no more often than allowed', async () => {
		const page = await open({ options: { resendPause: 10, maxResends: 2 } });
		for (const forms of [['verify', 'resend'], ['verify']]) {
			clock.pass(10);
			expect(await page.askAgain()).toMatchObject({ status: 200, forms });
		}
		clock.pass(60);
		expect(await page.askAgain()).toMatchObject({ status: 503, forms: ['verify'] });
		expect(page.messages).toBe(3);
	});
});
