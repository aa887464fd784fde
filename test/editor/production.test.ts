import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { exampleWorkflows, startsWorkflow, withCredentials } from '../../editor/workflowFile';
import type { NodeJson } from '../harness/workflowJson';
import { electricCar as vin, phone } from '../support/operator';
import { chargeEvent, deliveryOf } from '../support/signing';
import { waitParameters } from '../support/pinPage';
import { chain, respondToWebhook, webhook } from './support/chain';
import { CallbackAtBridge, deliver, signedDelivery, type Delivery } from './support/delivery';
import type { StoredExecution } from './support/executionData';
import { useSecrets, type Secrets } from './support/secrets';
import { textsInData, textsInFiles } from './support/secretsStored';
import { until } from './support/until';
import { useN8n } from './support/useN8n';

const dqe = 'n8n-nodes-stellantis.dqeSmsConfirmation';
const sendCode = { ...waitParameters(), operation: 'sendCode', options: {} };
const linkSchema = z.object({ url: z.string().url() });
const webhookId = 'charge-ended-again';
const n8n = useN8n();

/** What the buttons of the sandbox's page do. */
async function sandbox(method: 'PATCH' | 'POST', path: string, body: object): Promise<void> {
	const response = await fetch(`${n8n().sandbox.url.page}/sandbox/${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(response.status).toBe(200);
}

let triggered = '';
let callback: CallbackAtBridge;

/** The example, as somebody else imports it. */
beforeAll(async () => {
	const { workflows, credentials, sandbox } = n8n();
	const example = exampleWorkflows().find(({ id }) => id === 'charge-finished-notify');
	if (example === undefined) throw new Error('The example is not there');
	const { nodes, ...workflow } = withCredentials(example.workflow, credentials);
	triggered = await workflows.start({
		...workflow,
		nodes: nodes.map((node) => (startsWorkflow(node) ? { ...node, webhookId } : node)),
	});
	callback = new CallbackAtBridge(sandbox, webhookId);
	await callback.asked('PUT');
});

const event = (): string => deliveryOf(chargeEvent('remoteChargeFinished', vin));
const executions = async (): Promise<number> =>
	(await n8n().workflows.executions(triggered)).length;

/** A good delivery, after which everything that was to start has started. */
async function oneMore(before: number): Promise<void> {
	const { url, secret } = callback.registration;
	expect(await deliver(url, signedDelivery(event(), secret))).toBe(200);
	expect(await n8n().workflows.ended(triggered, before + 1)).toHaveLength(before + 1);
}

describe('after a restart of n8n', () => {
	const everyTwoSeconds = { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } };
	const getStatus = { resource: 'vehicle', operation: 'getStatus', vin, options: {} };
	const calls = () => n8n().sandbox.arrivals.filter(({ path }) => path.endsWith('/calls')).length;
	let scheduled = '';
	let captured: Delivery;

	beforeAll(async () => {
		const nodes = [
			{
				name: 'Every Two Seconds',
				type: 'n8n-nodes-base.scheduleTrigger',
				typeVersion: 1.2,
				parameters: everyTwoSeconds,
			},
			{ name: 'Get Status', type: 'n8n-nodes-stellantis.stellantis', parameters: getStatus },
		];
		const { workflows, credentials } = n8n();
		scheduled = await workflows.start(chain('Every two seconds', nodes, credentials));
		const { url, secret } = callback.registration;
		captured = signedDelivery(event(), secret);
		expect(await deliver(url, captured)).toBe(200);
		await n8n().restart();
	});
	afterAll(async () => {
		await n8n().workflows.deactivate(scheduled);
	});

	it('the schedule fires, and its executions succeed', async () => {
		const before = calls();
		const ended = (await n8n().workflows.executions(scheduled)).length;
		await until('two calls of the schedule at the bridge', () =>
			calls() > before + 1 ? true : undefined,
		);
		const execution = await n8n().workflows.newest(scheduled, ended + 1);
		expect(execution.status).toBe('success');
		expect(execution.output('Get Status')).toMatchObject([{ vin, plugged: true }]);
		const modes = (await n8n().workflows.executions(scheduled)).map(({ mode }) => mode);
		expect(new Set(modes)).toEqual(new Set(['trigger']));
	});

	it('the production webhook answers', async () => {
		const answer = await n8n().workflows.post('schedule-charging', { vin, time: '04:15' });
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({ outcome: 'done', deferredTime: 'PT04H15M' });
		expect(n8n().sandbox.bridge.car(vin).state.deferredTime).toBe('PT04H15M');
	});

	it('the registration at the bridge is good, and what was delivered before is not taken again', async () => {
		const before = await executions();
		expect(callback.requests).toEqual(['PUT']);
		expect(await deliver(callback.registration.url, captured)).toBe(200);
		await oneMore(before);
	});
});

describe('the Stellantis Trigger', () => {
	it('starts the workflow once when the car has finished charging', async () => {
		const before = await executions();
		await sandbox('PATCH', `bridge/cars/${vin}`, { charging: true, batteryPercent: 99 });
		await sandbox('POST', 'clock', { advanceSeconds: 6 * 60 });

		expect(n8n().sandbox.bridge.car(vin).state.batteryPercent).toBe(100);
		const execution = await n8n().workflows.newest(triggered, before + 1);
		expect(execution.status).toBe('success');
		expect(execution.output('Charge Ended')).toMatchObject([{ event: 'chargeFinished', vin }]);
		expect(execution.output('Send It Your Way')).toMatchObject([
			{ vin, text: expect.stringMatching(/^Fully charged: /) },
		]);
		await oneMore(before + 1);
	});

	it.each<[string, (body: string, right: string) => ReturnType<typeof signedDelivery>]>([
		['forged', (body) => signedDelivery(body, 'a guess of thirty-two characters')],
		['late', (body, secret) => signedDelivery(body, secret, Date.now() - 5.1 * 60_000)],
		[
			'changed on its way',
			(body, secret) => ({ ...signedDelivery(body, secret), body: body.replace(vin, vin + '0') }),
		],
	])('answers a delivery that is %s with 401, and starts nothing', async (_, made) => {
		const before = await executions();
		const { url, secret } = callback.registration;
		expect(await deliver(url, made(event(), secret))).toBe(401);
		await oneMore(before);
	});

	it('takes one that comes again, and starts nothing a second time', async () => {
		const before = await executions();
		const { url, secret } = callback.registration;
		const captured = signedDelivery(event(), secret);
		expect(await deliver(url, captured)).toBe(200);
		expect(await deliver(url, captured)).toBe(200);
		await oneMore(before + 1);
	});

	it('is gone from the bridge after deactivation, and there again after activation', async () => {
		const { workflows } = n8n();
		const { url, secret } = callback.registration;
		const before = await executions();

		await workflows.deactivate(triggered);
		await callback.asked('PUT', 'DELETE');
		expect(await deliver(url, signedDelivery(event(), secret))).toBe(404);

		await workflows.activate(triggered);
		await callback.asked('PUT', 'DELETE', 'PUT');
		expect(await deliver(url, signedDelivery(event(), secret))).toBe(401);
		await oneMore(before);
	});
});

describe('what n8n stores', () => {
	const marker = `Customer ${randomUUID()}`;
	let secrets: Secrets;

	/** What each kind of sign-in opens, one node after the other, whatever becomes of the one before. */
	const everySignIn = () => {
		const each = { onError: 'continueRegularOutput' } as const;
		return [
			{ name: 'Licence', type: dqe, parameters: sendCode, ...each },
			{
				name: 'Tokens',
				type: dqe,
				parameters: sendCode,
				credentials: secrets.dqeWithTokens,
				...each,
			},
			{
				name: 'PIN',
				type: 'n8n-nodes-stellantis.stellantis',
				parameters: { resource: 'charging', operation: 'schedule', vin, startTime: '03:15' },
				...each,
			},
			{
				name: 'Certificate',
				type: 'n8n-nodes-stellantis.portailOvip',
				parameters: { resource: 'subscription', operation: 'add', service: 'SERVICE1_CODE', vin },
				...each,
			},
		];
	};

	/** Sends a text to the webhook that starts the nodes. @returns the execution, once it has ended */
	async function executed(nodes: readonly NodeJson[]): Promise<StoredExecution> {
		const path = randomUUID();
		const { workflows } = n8n();
		const all = [webhook(path, 'lastNode'), ...nodes];
		const id = await workflows.start(chain(path, all, secrets.credentials));
		expect((await workflows.post(path, { marker })).status).toBe(200);
		return workflows.newest(id);
	}

	function expectNoSecret({ data }: StoredExecution, more: Readonly<Record<string, string>> = {}) {
		const { files, sandbox } = n8n();
		const [accessToken = ''] = sandbox.dqe.accessTokens.keys();
		const texts = { ...secrets.texts, accessToken, ...more };
		expect(textsInData(texts, data)).toEqual([]);
		expect(textsInFiles(texts, files)).toEqual([]);
		// What is known to stand there is found.
		expect(textsInData({ marker }, data)).not.toEqual([]);
		expect(textsInFiles({ marker }, files)).not.toEqual([]);
	}

	beforeAll(async () => {
		secrets = await useSecrets(n8n().sandbox, n8n().rest);
	});
	beforeEach(() => {
		n8n().sandbox.bridge.session('demo').sdk.state.strongAuthentication = 'expired';
	});

	it('of an execution that went well has nothing that opens a vendor', async () => {
		const execution = await executed(everySignIn());
		expect(execution.output('Licence')).toMatchObject([{ smsToken: expect.any(String) }]);
		expect(execution.output('Tokens')).toMatchObject([{ smsToken: expect.any(String) }]);
		expect(execution.output('PIN')).toMatchObject([{ outcome: 'done' }]);
		expect(execution.output('Certificate')).toMatchObject([{ status: 'subscribed' }]);
		expectNoSecret(execution);
	});

	it.each([401, 502])('nor where vendors answer %i and repeat what they know', async (status) => {
		const body = JSON.stringify({ title: 'Refused', detail: Object.values(secrets.texts) });
		for (const vendor of ['dqe', 'bridge', 'ovip'] as const) {
			n8n().sandbox.faults.order({ vendor, times: 50, weather: { kind: 'status', status, body } });
		}
		const execution = await executed(everySignIn());
		n8n().sandbox.faults.clear();
		for (const { name } of everySignIn()) {
			expect(execution.output(name)).toMatchObject([{ error: expect.any(String) }]);
		}
		expectNoSecret(execution);
	});

	it('of a wait for a person has no PIN, neither a wrong nor the right one', async () => {
		const path = randomUUID();
		const { workflows, sandbox } = n8n();
		const nodes = [
			webhook(path, 'responseNode'),
			{ name: 'Ask for PIN', type: dqe, parameters: waitParameters() },
			respondToWebhook,
		];
		const id = await workflows.start(chain(path, nodes, secrets.credentials));
		const { url } = linkSchema.parse(await (await workflows.post(path, { marker })).json());
		const type = async (pin: string) =>
			(await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'verify', pin }) }))
				.status;

		const right = sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
		const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
		await workflows.waiting(id);
		expect(await type(wrong)).toBe(422);
		expectNoSecret(await workflows.execution(await workflows.waiting(id)), { right, wrong });

		expect(await type(right)).toBe(200);
		const execution = await workflows.newest(id);
		expect(execution.output('Ask for PIN')).toMatchObject([{ verified: true, checks: 2 }]);
		expectNoSecret(execution, { right, wrong });
	});
});
