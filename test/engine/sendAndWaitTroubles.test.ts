import type { Weather } from '../../sandbox/contract';
import { PinPage, useClock, waitParameters, type Asked } from '../support/pinPage';
import { phone } from '../support/operator';
import { useOperator } from '../support/useOperator';
import { findText, textsIn } from '../support/whereTextStands';

const desk = useOperator();
const clock = useClock();
const open = async (asked?: Asked) => await PinPage.open(desk, asked);

const troubles: ReadonlyArray<readonly [string, Weather]> = [
	['answers 503', { kind: 'status', status: 503 }],
	['does not accept the licence', { kind: 'status', status: 401 }],
	['breaks the connection', { kind: 'reset', acted: false }],
	['cuts its answer', { kind: 'truncated', acted: false }],
	['answers with a page', { kind: 'body', body: '<html>', contentType: 'text/html', acted: false }],
	['answers with a code that nobody knows', { kind: 'code', code: '97' }],
	['does not answer in time', { kind: 'hang', acted: false }],
];

describe.each(troubles)('while DQE %s', (_, weather) => {
	it('the page asks to try again, and nothing is lost', async () => {
		const page = await open({ options: { timeout: 1 } });
		desk.sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_VERIF', weather });
		expect(await page.type(page.pin)).toMatchObject({
			status: 503,
			note: 'The code could not be checked just now. Please try again in a moment.',
			left: expect.stringContaining('3 tries left.'),
		});
		expect(page.run.status).toBe('waiting');
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, checks: 1 });
	});

	it('no other code is sent, and the first one stays good', async () => {
		const page = await open({ options: { timeout: 1, resendPause: 10 } });
		clock.pass(10);
		desk.sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_MSG', weather });
		expect(await page.askAgain()).toMatchObject({
			status: 503,
			note: expect.stringContaining('No new code could be sent.'),
		});
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, codesSent: 1 });
	});

	it.each([
		['continueErrorOutput', 'Failed'],
		['continueRegularOutput', 'Success'],
	] as const)(
		'the first SMS fails the item (%s), and nobody is waited for',
		async (onError, node) => {
			desk.sandbox.faults.order({ vendor: 'dqe', weather });
			const page = await open({ onError, options: { timeout: 1 } });
			expect(page.run.status).toBe('success');
			expect(page.run.json(node)).toMatchObject([
				{ error: expect.stringMatching(/ \[item 0\]$/), details: { operation: 'GDPR_MSG' } },
			]);
		},
	);

	it('the first SMS can stop the workflow', async () => {
		desk.sandbox.faults.order({ vendor: 'dqe', weather });
		const page = await open({ onError: 'stopWorkflow', options: { timeout: 1 } });
		expect(page.run.status).toBe('error');
		expect(page.run.error).toMatchObject({ name: 'NodeApiError' });
	});
});

describe('another SMS that DQE may have sent', () => {
	it.each([
		['counts', { kind: 'status', status: 503 }, ['verify']],
		['counts not if it certainly was not', { kind: 'status', status: 401 }, ['verify', 'resend']],
	] as const)('%s', async (_, weather, forms) => {
		const page = await open({ options: { resendPause: 10, maxResends: 1 } });
		clock.pass(10);
		desk.sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_MSG', weather });
		expect(await page.askAgain()).toMatchObject({ status: 503, forms });
	});
});

describe('wrong values', () => {
	it.each([
		['phone', 'call me', 'Phone'],
		['companyName', 'AB', 'Company Name'],
		['message', 'x'.repeat(126), 'Message'],
		['options.maxTries', 0, 'Maximum Tries'],
		['options.maxTries', 11, 'Maximum Tries'],
		['options.maxResends', 6, 'Maximum Resends'],
		['options.maxResends', 'none', 'Maximum Resends'],
		['options.resendPause', 9, 'Pause Before Resend'],
		['options.limitWaitTime', 0, 'Limit Wait Time'],
		['options.redirectUrl', 'javascript:alert(1)', 'Redirect When Confirmed'],
		['options.redirectUrl', '/thanks', 'Redirect When Confirmed'],
	])('%s = %j is refused before any SMS is sent', async (at, given, field) => {
		const option = at.startsWith('options.');
		const page = await open(
			option
				? { options: { [at.slice('options.'.length)]: given } }
				: { parameters: { [at]: given } },
		);
		expect(page.run.json('Failed')).toMatchObject([
			{
				error: expect.stringContaining(`'${field}'`),
				details: { category: 'input', delivered: 'no' },
			},
		]);
		expect(desk.arrivals('dqe')).toEqual([]);
	});
});

describe('Retry On Fail', () => {
	const retrying: Asked = { retryOnFail: true, maxTries: 3, onError: 'continueErrorOutput' };

	it('sends one SMS where the first may have gone out', async () => {
		desk.sandbox.faults.order({ vendor: 'dqe', weather: { kind: 'reset', acted: true } });
		const page = await open(retrying);
		expect(page.messages).toBe(1);
		expect(page.run.json('Failed')).toMatchObject([{ details: { delivered: 'unknown' } }]);
	});

	it('sends again what was certainly not sent, and then waits', async () => {
		desk.sandbox.faults.order({ vendor: 'dqe', weather: { kind: 'status', status: 401 } });
		const page = await open(retrying);
		expect(page.run.status).toBe('waiting');
		expect(page.messages).toBe(1);
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, codesSent: 1 });
	});

	it.each([
		['04', 0],
		['05', 5],
	])('sends no SMS after the wait has failed (%s)', async (code, before) => {
		const options = { maxTries: before + 1, maxResends: 0, whenNotValid: 'fail' };
		const page = await open({ ...retrying, options });
		for (let tries = 0; tries < before; tries++) await page.type(page.wrongPin);
		await page.type(page.wrongPin);
		expect(page.run.json('Failed')).toMatchObject([{ details: { code } }]);
		expect(page.messages).toBe(1);
		expect(page.checks).toBe(before + 1);
	});
});

describe('what n8n stores of the execution', () => {
	it('never holds the licence, the token or a PIN, neither while it waits nor afterwards', async () => {
		const page = await open();
		const [token = ''] = desk.sandbox.dqe.confirmations.keys();
		const { pin, wrongPin } = page;
		const secrets = [token, pin, wrongPin, String(desk.operator.bed.dqeApi['licence'])];
		const expectNone = (): void => {
			const stored = textsIn(page.run.executionData);
			for (const secret of secrets) expect(findText(stored, secret)).toEqual([]);
		};
		expectNone();
		await page.type(wrongPin);
		expectNone();
		desk.sandbox.faults.order({
			vendor: 'dqe',
			on: 'GDPR_VERIF',
			weather: { kind: 'code', code: '97', label: `${token} ${wrongPin} +${phone.dqe}` },
		});
		await page.type(wrongPin);
		expectNone();
		expect(findText(textsIn(page.run.executionData.executionData?.contextData), phone.dqe)).toEqual(
			[],
		);
		await page.type(pin);
		expectNone();
	});
});

describe('an expression', () => {
	it('still finds the input when the node runs again', async () => {
		const page = await open({
			parameters: { phone: '={{ $json.mobile }}' },
			options: { ...Object(waitParameters()['options']), whenNotValid: '={{ $json.then }}' },
			items: [{ mobile: phone.typed, then: 'fail' }],
		});
		await page.type(page.wrongPin);
		await page.type(page.wrongPin);
		await page.type(page.wrongPin);
		expect(page.run.json('Failed')).toMatchObject([
			{ mobile: phone.typed, details: { code: '04' } },
		]);
	});
});
