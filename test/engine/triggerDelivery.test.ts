import { chargeEvent, deliveryOf, signed } from '../support/signing';
import { electricCar } from '../support/operator';
import type { TriggerHost } from '../harness/triggerHost';
import {
	delivery,
	onlyItems,
	post,
	secretOf,
	useTriggers,
	type Post,
} from '../support/triggerDesk';

const desk = useTriggers();
const minute = 60_000;

const activated = async (): Promise<TriggerHost> =>
	await desk.activated({ events: ['chargeFinished', 'chargeInterrupted'] });
const finished = (deliveryId?: string): string =>
	deliveryOf(chargeEvent('remoteChargeFinished', electricCar), deliveryId);

it('a delivery of the bridge is answered 200 and starts the workflow once', async () => {
	const host = await activated();
	expect(await post(host.webhookUrl(), delivery(finished(), secretOf(host)))).toBe(200);
	expect(await onlyItems(host)).toEqual([
		{
			event: 'chargeFinished',
			session: 'demo',
			vin: electricCar,
			receivedAt: '2026-03-01T12:00:01.000Z',
		},
	]);
});

it('is answered before the workflow has run', async () => {
	const host = await activated();
	let free = (): void => {};
	const held = new Promise<void>((resolve) => {
		free = resolve;
	});
	const { catalogue } = desk.operator.bed.bench;
	const noOp = catalogue.getByNameAndVersion('n8n-nodes-base.noOp', 1);
	const run = jest.spyOn(noOp, 'execute').mockImplementation(async () => {
		await held;
		return [[]];
	});
	expect(await post(host.webhookUrl(), delivery(finished(), secretOf(host)))).toBe(200);
	expect(host.started).toBe(1);
	free();
	await host.runs(1);
	expect(run).toHaveBeenCalledTimes(1);
	run.mockRestore();
});

describe('is answered 401 and starts nothing', () => {
	const signature = (post: Post) => post.headers['x-bridge-signature'] ?? '';
	const header = (value: string | undefined) => (text: string) => ({
		body: text,
		headers: {
			'content-type': 'application/json',
			...(value !== undefined && { 'x-bridge-signature': value }),
		},
	});

	it.each<[string, (text: string, secret: string) => Post]>([
		['a forged signature', (text) => delivery(text, 'a guess of thirty-two characters')],
		['no signature', header(undefined)],
		['a malformed signature', header('t=now,v1=right')],
		['a bare signature', (text, secret) => header(signed(secret, text, 0).slice(-64))(text)],
		[
			'a changed body',
			(text, secret) => ({ ...delivery(text, secret), body: text.replace('Finished', 'finished') }),
		],
		[
			'the car of somebody else put in',
			(text, secret) => ({
				...delivery(text, secret),
				body: text.replace(electricCar, 'VR3UHZKXZLT999999'),
			}),
		],
		[
			'the signature of another time',
			(text, secret) =>
				header(signature(delivery(text, secret)).replace(/t=\d+/, `t=${Date.now() / 1000 + 9}`))(
					text,
				),
		],
		[
			'5 minutes and more late',
			(text, secret) => delivery(text, secret, Date.now() - 5.1 * minute),
		],
		[
			'5 minutes and more early',
			(text, secret) => delivery(text, secret, Date.now() + 5.1 * minute),
		],
		['an empty body', (_, secret) => delivery('', secret)],
		[
			'text that is no JSON',
			(_, secret) => {
				const { body, headers } = delivery('hello', secret);
				return { body, headers: { ...headers, 'content-type': 'text/plain' } };
			},
		],
		['a JSON list', (_, secret) => delivery('[1, 2]', secret)],
		[
			'a form',
			(text) => ({ body: text, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
		],
		['a megabyte', () => delivery(JSON.stringify('x'.repeat(2 ** 20)), 'a guess')],
		[
			'fifty thousand lists, one in another',
			() => delivery('['.repeat(50_000) + ']'.repeat(50_000), 'a guess'),
		],
	])('%s', async (_, posted) => {
		const host = await activated();
		const before = host.workflow.staticData;
		const secret = secretOf(host);
		expect(await post(host.webhookUrl(), posted(finished(), secret))).toBe(401);
		expect(host.started).toBe(0);
		expect(host.workflow.staticData).toEqual(before);

		expect(await post(host.webhookUrl(), delivery(finished(), secret))).toBe(200);
		expect(await onlyItems(host)).toHaveLength(1);
	});

	it('where no secret is stored, whatever it is signed with', async () => {
		const host = await activated();
		const secret = secretOf(host);
		host.workflow.staticData = {};
		for (const key of [secret, '', 'undefined']) {
			expect(await post(host.webhookUrl(), delivery(finished(), key))).toBe(401);
		}
		expect(host.started).toBe(0);
	});

	it('after deactivation', async () => {
		const host = await activated();
		const secret = secretOf(host);
		await host.deactivate();
		expect(await post(host.webhookUrl(), delivery(finished(), secret))).toBe(401);
		expect(host.started).toBe(0);
	});

	it('under the secret of another workflow', async () => {
		const [one, other] = [await activated(), await activated()];
		expect(await post(one.webhookUrl(), delivery(finished(), secretOf(other)))).toBe(401);
		expect(one.started).toBe(0);
	});

	it('about another session, although it is signed', async () => {
		const host = await activated();
		const foreign = finished().replace('"demo"', '"first"');
		expect(await post(host.webhookUrl(), delivery(foreign, secretOf(host)))).toBe(401);
		expect(host.started).toBe(0);
	});
});

it('the very same request again, however often, starts nothing', async () => {
	const host = await activated();
	const captured = delivery(finished(), secretOf(host));
	const answers = [];
	for (let time = 0; time < 3; time += 1) answers.push(await post(host.webhookUrl(), captured));
	// As a bridge's second try within the same second, which has the same signature.
	expect(answers).toEqual([200, 200, 200]);
	expect(await onlyItems(host)).toHaveLength(1);
});

it('JSON cut short is refused by n8n itself, and starts nothing', async () => {
	const host = await activated();
	const cut = finished().slice(0, 30);
	expect(await post(host.webhookUrl(), delivery(cut, secretOf(host)))).toBe(422);
	expect(host.started).toBe(0);
});

it('no item and nothing n8n stores of the execution has the secret', async () => {
	const host = await activated();
	await post(host.webhookUrl(), delivery(finished(), secretOf(host)));
	const [run] = await host.runs(1);
	expect(JSON.stringify(run?.executionData)).not.toContain(secretOf(host));
});
