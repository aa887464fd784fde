import axios from 'axios';
import { join, resolve } from 'node:path';
import { readWorkflow, type RunResult } from '../harness';
import { phone } from '../support/operator';
import { useTriggers } from '../support/triggerDesk';

const desk = useTriggers();
const workflow = readWorkflow(join(resolve(__dirname, '../../workflows'), 'verify-by-link.json'));

async function call(body: unknown) {
	const host = await desk.hosted(workflow);
	host.workflow.credentials = { 'dqe-sandbox': { ...desk.operator.bed.dqeApi } };
	await host.activate();
	const { status, data } = await axios.post<unknown>(host.webhookUrl(), body, {
		validateStatus: () => true,
	});
	const [run] = await host.runs(1);
	if (run === undefined) throw new Error('Nothing has run');
	return { status, data, run };
}

const pin = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
const wrongPin = (): string => pin().replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

/** A person with the link; `type` answers the page as it stands. */
async function asked() {
	const { status, data, run } = await call({ phone: phone.typed });
	expect(status).toBe(200);
	expect(data).toEqual({ url: expect.any(String), expiresAt: expect.stringMatching(/Z$/) });
	const { pathname, search } = new URL(String(Reflect.get(Object(data), 'url')));
	const url = `https://n8n.example${pathname}${search}`;
	let waiting: RunResult = run;
	return {
		run,
		type: async (typed: string) => {
			const body = { pin: typed };
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			waiting = await waiting.resumeWebhook({ url, method: 'POST', body, headers });
			return waiting;
		},
	};
}

describe('verify by link', () => {
	it('ends with the words of the workflow after the right PIN', async () => {
		const { type } = await asked();
		expect((await type(wrongPin())).answer?.status).toBe(422);
		const done = await type(pin());
		expect(done.answer).toMatchObject({
			status: 200,
			body: 'Thank you, your phone is verified.',
		});
		expect(done.json('Answer Verified')).toMatchObject([{ verified: true, phone: phone.dqe }]);
	});

	it('ends with other words after the last wrong PIN', async () => {
		const { type } = await asked();
		for (let tries = 0; tries < 2; tries++) await type(wrongPin());
		const done = await type(wrongPin());
		expect(done.answer).toMatchObject({
			status: 403,
			body: 'Your phone could not be verified. Please start again.',
		});
		expect(done.order).not.toContain('Answer Verified');
	});

	it('goes on as not verified when nobody answers', async () => {
		const { run } = await asked();
		const late = await run.resumeTimeout();
		expect(late.order).toEqual(['Ask for PIN', 'Is Verified', 'Answer Not Verified']);
	});

	it.each([
		['a wrong phone', { phone: 'call me' }, 400],
		['no phone', {}, 400],
	])('answers %s at once', async (_, body, status) => {
		expect(await call(body)).toMatchObject({
			status,
			data: { error: expect.stringContaining("'Phone'"), hint: expect.stringMatching(/\S/) },
		});
		expect(desk.arrivals('dqe')).toEqual([]);
	});

	it('answers 502 where DQE sends no SMS', async () => {
		desk.sandbox.faults.order({ vendor: 'dqe', weather: { kind: 'status', status: 503 } });
		expect(await call({ phone: phone.typed })).toMatchObject({ status: 502 });
	});
});
