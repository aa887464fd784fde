import { PinPage, useClock, type Asked } from '../support/pinPage';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const clock = useClock();
const open = async (asked?: Asked) => await PinPage.open(desk, asked);

const post = (body: Record<string, string>) =>
	({
		method: 'POST',
		body,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	}) as const;

/** Every PIN but the right one. */
function* wrongPins(page: PinPage): Generator<string, undefined> {
	for (let pin = 0; ; pin++) {
		const text = String(pin).padStart(6, '0');
		if (text !== page.pin) yield text;
	}
}

const take = (pins: Iterator<string>, count: number): string[] =>
	Array.from({ length: count }, () => String(pins.next().value));

describe('many replies at once', () => {
	it('let one through, and DQE is asked once', async () => {
		const page = await open();
		const { run, url } = page;
		const answers = await Promise.all(
			take(wrongPins(page), 20).map(
				async (pin) => await run.resumeWebhook({ url, ...post({ pin }) }),
			),
		);
		const statuses = answers.map(({ answer }) => answer?.status).sort();
		expect(statuses).toEqual([422, ...Array<number>(19).fill(500)]);
		expect(page.checks).toBe(1);
	});

	it('send one SMS', async () => {
		const page = await open({ options: { resendPause: 10, maxResends: 5 } });
		clock.pass(10);
		const { run, url } = page;
		await Promise.all(
			Array.from({ length: 10 }, async () => {
				await run.resumeWebhook({ url, ...post({ action: 'resend' }) });
			}),
		);
		expect(page.messages).toBe(2);
	});
});

/** Calls whose headers came while the execution waited, and whose bodies come later, one by one. */
async function slowCalls(page: PinPage, bodies: ReadonlyArray<Record<string, string>>) {
	const { run, url } = page;
	const calls = bodies.map((body) => {
		let send = (): void => undefined;
		const bodyArrives = new Promise<void>((resolve) => {
			send = resolve;
		});
		return { send, answered: run.resumeWebhook({ url, ...post(body), bodyArrives }) };
	});
	const seen: number[] = [];
	for (const { send, answered } of calls) {
		send();
		page.run = await answered;
		seen.push(page.run.answer?.status ?? 0);
	}
	return seen;
}

describe('replies that bring an old state of the execution back', () => {
	it('get no more tries than any others', async () => {
		const page = await open({ options: { maxTries: 3 } });
		const pins = wrongPins(page);
		const statuses = await slowCalls(
			page,
			take(pins, 12).map((pin) => ({ pin })),
		);
		expect(statuses).toEqual([422, ...Array<number>(11).fill(409)]);
		expect(page.checks).toBe(1);
		expect(await page.get()).toMatchObject({ left: expect.stringContaining('2 tries left.') });
		for (const pin of take(pins, 2)) await page.type(pin);
		expect(page.output).toMatchObject({ verified: false, code: '04', checks: 3 });
	});

	it('get no more SMS', async () => {
		const page = await open({ options: { resendPause: 10, maxResends: 1 } });
		clock.pass(10);
		const resend = { action: 'resend' };
		expect(await slowCalls(page, [resend, resend, resend])).toEqual([200, 409, 409]);
		expect(page.messages).toBe(2);
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, codesSent: 2 });
	});
});

describe('guessing', () => {
	it('comes to an end after all tries of all codes', async () => {
		const page = await open({ options: { resendPause: 10, maxResends: 1, maxTries: 3 } });
		const pins = wrongPins(page);
		for (const pin of take(pins, 2)) await page.type(pin);
		clock.pass(10);
		await page.askAgain();
		for (const pin of take(pins, 3)) await page.type(pin);
		expect(page.output).toMatchObject({ verified: false, checks: 5, codesSent: 2 });
		expect(await page.type(page.pin)).toMatchObject({ status: 409 });
		expect(page.checks).toBe(5);
	});

	it("is stopped by DQE's own count where that is lower than ours", async () => {
		desk.sandbox.dqe.rules.maxWrongTries = 2;
		const page = await open({ options: { maxTries: 10, maxResends: 0 } });
		for (const pin of take(wrongPins(page), 2)) await page.type(pin);
		expect(await page.type(page.pin)).toMatchObject({ title: 'Not confirmed' });
		expect(page.output).toMatchObject({
			verified: false,
			code: '05',
			reason: 'DQE takes no PIN for this code any more, and no further code is allowed',
		});
	});
});
