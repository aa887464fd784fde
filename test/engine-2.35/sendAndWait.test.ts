import type { IExecuteResponsePromiseData } from 'n8n-workflow';
import { openTestBed, type TestBed } from '../support/testBed';
import { phone } from '../support/operator';
import { waitParameters } from '../support/pinPage';

/** Waiting rests on how the engine keeps and resumes an execution: here on an older one. */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed('n8n-2.35');
});
afterAll(async () => await bed.sandbox.close());

async function asked() {
	let first: IExecuteResponsePromiseData | undefined;
	const run = await bed.bench.single(
		{
			type: 'dqeSmsConfirmation',
			parameters: waitParameters(),
			credentials: { dqeApi: { ...bed.dqeApi } },
		},
		{ items: [{ json: { verified: true } }], respond: (given) => (first = given) },
	);
	const url = String(Reflect.get(Object(Reflect.get(Object(first), 'body')), 'url'));
	const form = (pin: string) =>
		({
			url,
			method: 'POST',
			body: { pin },
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		}) as const;
	const pin = bed.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
	return { run, url, form, pin };
}

it('goes on with the right PIN after a wrong one', async () => {
	const { run, url, form, pin } = await asked();
	expect(run.status).toBe('waiting');
	expect((await run.resumeWebhook({ url })).answer?.body).toContain('3 tries left.');
	const wrong = await run.resumeWebhook(form(pin.replace(/^./, (d) => (d === '0' ? '1' : '0'))));
	expect(wrong.answer).toMatchObject({ status: 422, body: expect.stringContaining('2 tries') });
	const right = await wrong.resumeWebhook(form(pin));
	expect(right.json('Success')).toMatchObject([{ replied: true, verified: true, checks: 2 }]);
});

it('tells silence apart', async () => {
	const { run } = await asked();
	const late = await run.resumeTimeout();
	expect(late.json('Success')).toMatchObject([
		{ replied: false, timedOut: true, verified: false, phone: phone.dqe },
	]);
});
