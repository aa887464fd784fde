import { z } from 'zod';
import { exampleWorkflows } from '../../editor/workflowFile';
import type { NodeJson } from '../harness/workflowJson';
import { electricCar, phone } from '../support/operator';
import { chain } from './support/chain';
import { bytesOf, keptPictures, photographed, shownPictures } from './support/pictures';
import { Studio } from './support/studio';
import { until } from './support/until';
import { useEditor } from './support/useEditor';
import { WorkflowCanvas } from './support/workflowCanvas';

const examples = exampleWorkflows();

/** A node of each kind, filled in. */
const forms: Readonly<Record<string, NodeJson>> = {
	'dqe-sms-confirmation': {
		name: 'Send Code',
		type: 'n8n-nodes-stellantis.dqeSmsConfirmation',
		parameters: {
			operation: 'sendCode',
			phone: phone.typed,
			country: 'FRA',
			companyName: 'MYCOMPANY',
			message: 'Your code:',
			consentChannels: ['sms', 'email'],
			options: { duration: 10 },
		},
	},
	stellantis: {
		name: 'Schedule Charging',
		type: 'n8n-nodes-stellantis.stellantis',
		parameters: {
			resource: 'charging',
			operation: 'schedule',
			vin: {
				__rl: true,
				mode: 'list',
				value: electricCar,
				cachedResultName: `e-208 ${electricCar}`,
			},
			startTime: '02:30',
			options: {},
		},
	},
	'portail-ovip': {
		name: 'Sync Subscribers',
		type: 'n8n-nodes-stellantis.portailOvip',
		parameters: {
			resource: 'subscription',
			operation: 'sync',
			service: 'SERVICE1_CODE',
			vin: { __rl: true, mode: 'id', value: '={{ $json.vin }}' },
			dryRun: true,
			options: { batchSize: 500, verifyAfterWriting: true },
		},
	},
	'stellantis-trigger': {
		name: 'Charge Ended',
		type: 'n8n-nodes-stellantis.stellantisTrigger',
		webhookId: 'picture-of-a-trigger',
		parameters: { events: ['chargeFinished', 'chargeInterrupted'], vins: [electricCar] },
	},
};

const expected = [
	...examples.map(({ id }) => `workflows/${id}.png`),
	...Object.keys(forms).map((name) => `editor/${name}.png`),
	'editor/chain.png',
	'editor/sandbox.png',
].sort();

describe('The pictures of the documentation', () => {
	const editor = useEditor();
	let studio: Studio;

	beforeAll(async () => {
		studio = await Studio.open(editor());
	});

	afterAll(async () => {
		await studio.close();
	});

	/** Text wraps a little differently with other fonts. */
	const expectAsKept = (name: string, png: Buffer) => {
		const { now, kept } = photographed(name, png);
		expect(Math.abs(now.width / kept.width - 1)).toBeLessThan(0.05);
		expect(Math.abs(now.height / kept.height - 1)).toBeLessThan(0.05);
	};

	/** With space for all of its nodes at a size at which their names can be read. */
	const openWide = async (id: string): Promise<WorkflowCanvas> => {
		const nodes = examples.find((example) => example.id === id)?.workflow.nodes ?? [];
		const right = z.object({ position: z.tuple([z.number(), z.number()]) });
		const ends = nodes.map((node) => right.parse(node).position[0]);
		await studio.page.setViewportSize({
			width: Math.max(1100, Math.round(Math.max(...ends) * 1.15)),
			height: 1000,
		});
		return WorkflowCanvas.open(studio.page, editor().origin, id);
	};

	it.each(examples)('show the canvas of $id', async ({ id, workflow }) => {
		const canvas = await openWide(id);
		const names = workflow.nodes
			.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
			.map(({ name }) => name);
		expect(await canvas.nodeNames).toEqual(names);
		expectAsKept(`workflows/${id}.png`, await studio.workflow());
	});

	it.each(Object.entries(forms))('show the form of %s', async (name, node) => {
		const saved = await editor().rest.call(
			'POST',
			'/workflows',
			z.object({ id: z.string() }),
			chain(`Picture of ${name}`, [node], editor().credentials),
		);
		await studio.page.setViewportSize({ width: 1440, height: 1300 });
		const canvas = await WorkflowCanvas.open(studio.page, editor().origin, saved.id);
		const form = await canvas.openNode(node.name);
		expectAsKept(`editor/${name}.png`, await studio.form(form));
	});

	it('show the chain after a run, and the page of the phone that it called', async () => {
		const canvas = await openWide('sms-verify-enrol-schedule');
		const newestCode = async (sms: number) =>
			until(`SMS ${sms}`, () => editor().sandbox.phones.messagesOf(phone.dqe)[sms - 1]?.code);

		const popup = studio.page.waitForEvent('popup');
		await canvas.execute();
		const customer = await popup;
		await customer.getByLabel('PIN').fill(await newestCode(1));
		await customer.getByRole('button', { name: 'Submit' }).click();
		await customer.getByLabel('Code').fill(await newestCode(2));
		await customer.getByRole('button', { name: 'Submit' }).click();
		await canvas.tick('Scheduled').waitFor();
		expectAsKept('editor/chain.png', await studio.workflow());

		await studio.page.setViewportSize({ width: 1180, height: 920 });
		await studio.page.goto(editor().sandbox.url.page);
		await studio.page.getByText('MYCOMPANY').first().waitFor();
		expectAsKept('editor/sandbox.png', await studio.page.screenshot({ scale: 'css' }));
	});

	it('are all there, and small, and no others', () => {
		expect(keptPictures()).toEqual(expected);
		expect(expected).toEqual(expect.arrayContaining([...shownPictures()]));
		expect(expected.filter((name) => bytesOf(name) > 150_000)).toEqual([]);
	});
});
