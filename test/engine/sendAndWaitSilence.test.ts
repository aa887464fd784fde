import type { INodeParameters } from 'n8n-workflow';
import { PinPage, useClock, waitParameters, type Asked } from '../support/pinPage';
import { phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const clock = useClock();
const open = async (asked?: Asked) => await PinPage.open(desk, asked);

const silent = {
	replied: false,
	timedOut: true,
	verified: false,
	phone: phone.dqe,
	reason: 'Nobody typed the right PIN in time',
};

describe('without an answer in time', () => {
	it('the input goes on, told apart', async () => {
		const page = await open({ items: [{ vin: 'VR3', customer: { id: 7 } }] });
		page.run = await page.run.resumeTimeout();
		expect(page.run.json('Success')).toEqual([
			{ vin: 'VR3', customer: { id: 7 }, ...silent, checks: 0, codesSent: 1 },
		]);
		expect(page.run.items('Success')).toMatchObject([{ pairedItem: { item: 0 } }]);
	});

	it('an input that says it is verified does not go on as such', async () => {
		const earlier = { replied: true, timedOut: false, verified: true, phone: '33699999999' };
		const page = await open({ items: [earlier] });
		expect(await page.timeOut()).toMatchObject(silent);
	});

	it('wrong PINs are counted', async () => {
		const page = await open({ items: [{ verified: true }] });
		await page.type(page.wrongPin);
		await page.get();
		expect(await page.timeOut()).toMatchObject({ ...silent, checks: 1 });
	});

	it('the reason is what kept DQE from checking, where something did', async () => {
		const page = await open();
		desk.sandbox.faults.order({
			vendor: 'dqe',
			on: 'GDPR_VERIF',
			weather: { kind: 'status', status: 503 },
		});
		await page.type(page.pin);
		expect(await page.timeOut()).toMatchObject({
			timedOut: true,
			reason: expect.stringContaining('DQE'),
		});
	});

	it('the workflow can run on in an If node, and only the right PIN takes the true branch', async () => {
		const { bed } = desk.operator;
		const to = (node: string) => [{ node, type: 'main', index: 0 }];
		const verified = {
			id: '1',
			leftValue: '={{ $json.verified }}',
			rightValue: '',
			operator: { type: 'boolean', operation: 'true', singleValue: true },
		};
		const workflow = {
			nodes: [
				{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
				{
					name: 'Node',
					type: 'n8n-nodes-stellantis.dqeSmsConfirmation',
					parameters: waitParameters(),
				},
				{
					name: 'If',
					type: 'n8n-nodes-base.if',
					typeVersion: 2.2,
					parameters: {
						conditions: {
							options: { version: 2, caseSensitive: true, typeValidation: 'strict' },
							combinator: 'and',
							conditions: [verified],
						},
					},
				},
			],
			connections: { Start: { main: [to('Node')] }, Node: { main: [to('If')] } },
		};
		const run = await bed.bench.run(workflow, {
			credentials: { dqeApi: { ...bed.dqeApi } },
			items: [{ json: { verified: true } }],
		});
		const late = await run.resumeTimeout();
		expect(late.outputs('If').map((items) => items.length)).toEqual([0, 1]);

		const again = await bed.bench.run(workflow, { credentials: { dqeApi: { ...bed.dqeApi } } });
		const pin = desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
		const right = await again.resumeWebhook({
			method: 'POST',
			body: { pin },
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(right.outputs('If').map((items) => items.length)).toEqual([1, 0]);
	});
});

describe('the time for an answer', () => {
	const minutesOf = (page: PinPage): number => {
		const { waitTill } = page.run.executionData;
		return ((waitTill?.getTime() ?? 0) - Date.now()) / 60_000;
	};

	it.each<[INodeParameters, number, string]>([
		[{ duration: 5, maxResends: 0 }, 6, 'a minute after the only code has expired'],
		[{ duration: 5, maxResends: 2 }, 16, 'a minute after the last code that may be sent'],
		[{ duration: 5, limitWaitTime: 3 }, 3, 'the limit'],
		[{ duration: 5, limitWaitTime: 60 }, 60, 'a limit that is longer than the code'],
	])('with %j is %i minutes: %s', async (options, minutes) => {
		expect(minutesOf(await open({ options }))).toBe(minutes);
	});

	it('stays what it was when another code is sent', async () => {
		const page = await open({ options: { duration: 5 } });
		const before = page.run.executionData.waitTill;
		clock.pass(90);
		await page.askAgain();
		expect(page.run.executionData.waitTill).toEqual(before);
	});

	it('is ten minutes for each code where DQE does not say how long it can be used', async () => {
		desk.sandbox.faults.order({
			vendor: 'dqe',
			weather: {
				kind: 'body',
				body: JSON.stringify({ status: 'PENDING', errors: { '00': '' }, smsToken: 'C6hfYZIER3' }),
				contentType: 'application/json',
				acted: true,
			},
		});
		const page = await open({ options: { maxResends: 0 } });
		expect(minutesOf(page)).toBe(11);
		expect(await page.get()).toMatchObject({ left: '3 tries left.' });
	});
});

describe('several items in one run', () => {
	it('are refused before any SMS is sent', async () => {
		const page = await open({ items: [{ n: 1 }, { n: 2 }] });
		expect(page.run.status).toBe('success');
		expect(page.run.json('Failed')).toMatchObject(
			[0, 1].map((item) => ({
				n: item + 1,
				error: `This operation waits for one person, and the node was given several items [item ${item}]`,
				details: { category: 'input', delivered: 'no', hint: expect.stringContaining('Loop') },
			})),
		);
		expect(desk.arrivals('dqe')).toEqual([]);
	});
});
