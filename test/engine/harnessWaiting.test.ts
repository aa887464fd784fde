import { join, resolve } from 'node:path';
import { isRecord } from '../harness/credentialData';
import { createBench, type Bench, type RunResult } from '../harness';

const root = resolve(__dirname, '../..');
let bench: Bench;

beforeAll(async () => {
	const packageDir = join(root, 'test/harness/fixtures/n8n-nodes-fixture');
	bench = await createBench({ engineDir: root, packageDir, baseNodes: true });
});

const items = [{ json: { vin: 'A' } }];

function urlOf(run: RunResult): string {
	const data = run.staticData['node:Node'];
	if (isRecord(data) && typeof data['url'] === 'string') return data['url'];
	throw new Error('The node left no URL');
}

describe('a node that waits for a person', () => {
	it('shows its page, refuses the wrong word, goes on with the right one, once', async () => {
		const waiting = await bench.single({ type: 'waiter' }, { items });
		expect(waiting.status).toBe('waiting');
		expect(waiting.json('Success')).toEqual([]);
		const url = urlOf(waiting);

		const page = await waiting.resumeWebhook({ url });
		expect(page.answer).toMatchObject({ status: 200, body: '<form method="post">' });
		expect(page.waiting).toBe(true);

		const wrong = await waiting.resumeWebhook({ url, body: { word: 'sesame' } });
		expect(wrong.answer?.body).toBe('Wrong word');
		expect(wrong.waiting).toBe(true);

		const right = await waiting.resumeWebhook({ url, body: { word: 'open' } });
		expect(right.status).toBe('success');
		expect(right.answer?.body).toBe('Thank you');
		expect(right.json('Success')).toMatchObject([{ word: 'open', for: 'person' }]);
		expect(right.order).toEqual(['Node', 'Success']);

		const again = await waiting.resumeWebhook({ url, body: { word: 'open' } });
		expect(again.answer?.status).toBe(409);
	});

	it.each([
		['changed query', (url: string) => url.replace('for=person', 'for=thief'), 401],
		['no signature', (url: string) => url.replace(/signature=\w+/, ''), 401],
		['another node', (url: string) => url.replace(/node-\d/, 'node-9'), 404],
	])('refuses a URL with %s', async (_, change, status) => {
		const waiting = await bench.single({ type: 'waiter' }, { items });

		const run = await waiting.resumeWebhook({
			url: change(urlOf(waiting)),
			body: { word: 'open' },
		});

		expect(run.answer?.status).toBe(status);
		expect(run.waiting).toBe(true);
	});

	it('refuses a signed URL when the operation is not sendAndWait', async () => {
		const waiting = await bench.single({ type: 'waiter', parameters: { operation: 'wait' } });

		const run = await waiting.resumeWebhook({ url: urlOf(waiting), body: { word: 'open' } });

		expect(run.answer?.status).toBe(401);
	});

	it('passes its input on when the time is over', async () => {
		const waiting = await bench.single({ type: 'waiter' }, { items });

		const run = await waiting.resumeTimeout();

		expect(run.status).toBe('success');
		expect(run.json('Success')).toEqual([{ vin: 'A' }]);
		await expect(waiting.resumeTimeout()).rejects.toThrow('does not wait');
	});
});

describe("n8n's Wait node", () => {
	const after = (parameters: object) => ({
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{ name: 'Wait', type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters },
			{
				name: 'Set',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: {
					includeOtherFields: true,
					assignments: {
						assignments: [
							{ id: '1', name: 'vin', type: 'string', value: "={{ $('Start').first().json.vin }}" },
						],
					},
				},
			},
		],
		connections: {
			Start: { main: [[{ node: 'Wait', type: 'main', index: 0 }]] },
			Wait: { main: [[{ node: 'Set', type: 'main', index: 0 }]] },
		},
	});

	it('takes a form', async () => {
		const waiting = await bench.run(
			after({
				resume: 'form',
				formTitle: 'Code',
				formFields: { values: [{ fieldLabel: 'PIN' }, { fieldLabel: 'Name' }] },
			}),
			{ items },
		);
		expect(waiting.waiting).toBe(true);

		const page = await waiting.resumeWebhook();
		expect(page.answer?.view?.data).toMatchObject({ formTitle: 'Code' });

		const run = await waiting.resumeWebhook({ body: { 'field-0': '1234', 'field-1': 'Ada' } });
		expect(run.status).toBe('success');
		expect(run.json('Set')).toMatchObject([{ PIN: '1234', Name: 'Ada', vin: 'A' }]);
	});

	it('takes a webhook call', async () => {
		const waiting = await bench.run(after({ resume: 'webhook', httpMethod: 'POST' }), { items });

		const wrongMethod = await waiting.resumeWebhook({ method: 'GET' });
		expect(wrongMethod.answer?.status).toBe(404);

		const run = await waiting.resumeWebhook({ body: { ok: true }, query: { from: 'test' } });
		expect(run.json('Set')).toMatchObject([
			{ body: { ok: true }, query: { from: 'test' }, vin: 'A' },
		]);
	});
});

describe('Stop', () => {
	it('aborts the signal the node watches and cancels the execution', async () => {
		const stop = new AbortController();
		const running = bench.single(
			{ type: 'waiter', parameters: { operation: 'forever' } },
			{ items, signal: stop.signal },
		);
		setImmediate(() => stop.abort());

		const run = await running;

		expect(run.status).toBe('canceled');
		expect(run.json('Success')).toEqual([]);
	});
});
