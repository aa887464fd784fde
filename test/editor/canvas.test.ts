import { z } from 'zod';
import { dqeVerifyCatalogue } from '../../nodes/shared/failures/dqeVerifyCatalogue';
import type { NodeJson } from '../harness/workflowJson';
import { electricCar, phone, sleepingCar } from '../support/operator';
import { chain } from './support/chain';
import { NodeDetails } from './support/nodeDetails';
import { until } from './support/until';
import { useEditor } from './support/useEditor';
import { otherThan } from './support/virtualPhone';
import { WorkflowCanvas } from './support/workflowCanvas';

const editor = useEditor();

beforeAll(async () => {
	// As much of an output as the window has space for can be read.
	await editor().page.setViewportSize({ width: 1440, height: 1600 });
});

afterEach(() => {
	// Taken out, so that one test's complaint is not held against the next.
	expect(editor().desk.consoleErrors.splice(0)).toEqual([]);
});

describe('A person with an empty canvas', () => {
	/** As n8n calls it. */
	const start = 'When clicking ‘Execute workflow’';
	const smsOf = (number: string) => editor().sandbox.phones.messagesOf(number);

	it('builds a chain from the panel of nodes, verifies a phone and schedules a car', async () => {
		const { page, origin, sandbox } = editor();
		const canvas = await WorkflowCanvas.open(page, origin, 'new');
		await (await canvas.begin()).add('Manual Trigger');

		const addAfter = async (node: string, type: string, action: string) => {
			await (await canvas.goOn(node)).addAction(type, action);
			return NodeDetails.opened(page);
		};

		const send = await addAfter(start, 'DQE SMS Confirmation', 'Send code by SMS');
		const sendCode = await send.name();
		expect(await send.credential()).toBe('DQE account');
		await send.type('Phone', phone.typed);
		await send.type('Company Name', 'MYCOMPANY');
		await send.type('Message', 'Your code:');
		await send.executeStep();
		expect(await send.output('.phone', '.delivered')).toEqual([phone.dqe, 'true']);
		await canvas.closeNode();
		const pin = await until('the SMS', () => smsOf(phone.dqe)[0]?.code);

		const verify = await addAfter(sendCode, 'DQE SMS Confirmation', 'Verify code from SMS');
		const verifyCode = await verify.name();
		await verify.drag('.phone', 'Phone');
		await verify.drag('.smsToken', 'SMS Token');
		await verify.type('PIN', pin);
		await canvas.closeNode();

		const schedule = await addAfter(verifyCode, 'Stellantis', 'Schedule charging');
		expect(await schedule.credential()).toBe('Stellantis bridge');
		expect(await schedule.takeFromList('VIN', electricCar)).toEqual([electricCar, sleepingCar]);
		await schedule.type('Start Time', '02:30');
		await schedule.executeStep();
		expect(await schedule.output('.vin', '.outcome', '.deferredTime')).toEqual([
			electricCar,
			'done',
			'PT02H30M',
		]);
		const scheduleCharging = await schedule.name();
		await canvas.closeNode();

		const all = [start, sendCode, verifyCode, scheduleCharging];
		expect(await canvas.nodeNames).toEqual(all);
		for (const name of all) await canvas.tick(name).waitFor();
		expect(smsOf(phone.dqe)).toHaveLength(1);
		expect(sandbox.bridge.car(electricCar).state.deferredTime).toBe('PT02H30M');
	});
});

describe('An item that fails', () => {
	const { message, hint } = dqeVerifyCatalogue['04'] ?? { message: '', hint: '' };
	const failed = `${message} [item 0]`;
	/** Sent earlier: this is what DQE knows of it. */
	const sent = { smsToken: 'C6hfYZIER3CVoGVYwTiZLg', pin: '654321' };
	const onError = 'No Operation, do nothing';
	let canvas: WorkflowCanvas;

	const wrongPin: readonly NodeJson[] = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		{
			name: 'Verify Code',
			type: 'n8n-nodes-stellantis.dqeSmsConfirmation',
			parameters: {
				operation: 'verifyCode',
				phone: phone.typed,
				smsToken: sent.smsToken,
				pin: otherThan(sent.pin),
			},
		},
		{ name: 'Verified', type: 'n8n-nodes-base.noOp', parameters: {} },
	];

	beforeAll(async () => {
		const { rest, credentials, sandbox, page, origin } = editor();
		sandbox.dqe.confirmations.set(sent.smsToken, {
			phone: phone.dqe,
			pin: sent.pin,
			channels: { phone: 0, post: 0, sms: 1, email: 0 },
			expiresAt: Number.POSITIVE_INFINITY,
			wrongTries: 0,
			used: false,
		});
		const saved = await rest.call(
			'POST',
			'/workflows',
			z.object({ id: z.string() }),
			chain('Wrong PIN', wrongPin, credentials),
		);
		canvas = await WorkflowCanvas.open(page, origin, saved.id);
	});

	it('stops the workflow, and its node says what happened and what to do', async () => {
		await canvas.executeUntil(failed);
		await canvas.cross('Verify Code').waitFor();

		const details = await canvas.details('Verify Code');
		expect(await details.error()).toEqual({ message: failed, description: hint });
		await canvas.closeNode();
		expect(await canvas.tick('Verified').count()).toBe(0);
	});

	it('goes to the error output, with the details, once a person has chosen so', async () => {
		await (await canvas.details('Verify Code')).onError('Continue (using error output)');
		await canvas.closeNode();
		await (await canvas.goOn('Verify Code', 1)).add(onError);
		await canvas.closeNode();
		await canvas.executeUntil('Workflow executed successfully');

		await canvas.tick(onError).waitFor();
		expect(await canvas.tick('Verified').count()).toBe(0);
		const next = await canvas.details(onError);
		expect(
			await next.output('.error', '.details.vendor', '.details.code', '.details.hint'),
		).toEqual([failed, 'dqe', '04', hint]);
		await canvas.closeNode();
		const failing = await canvas.details('Verify Code');
		expect(await failing.branches()).toEqual(['Success Branch', 'Error Branch (1 item)']);
	});
});
