import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunOptions, RunResult, WorkflowJson } from '../harness';
import { another, service, subscribers, vin } from '../support/partner';
import {
	cars,
	options,
	runWithPartner,
	syncNode,
	to,
	told,
	workflowOf,
	type Node,
} from '../support/syncWorkflows';
import { useTool } from '../support/toolRun';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const first: Node = {
	name: 'First Car',
	type: 'n8n-nodes-base.if',
	parameters: { conditions: { string: [{ value1: '={{ $json.vin }}', value2: vin(1) }] } },
};
const loop: Node = { name: 'Loop', type: 'n8n-nodes-base.splitInBatches', typeVersion: 3 };

const run = async (
	workflow: WorkflowJson,
	items: readonly IDataObject[],
	more: RunOptions = {},
): Promise<RunResult> => await runWithPartner(desk.operator.bed, workflow, items, more);

beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(2), vin(3)]));

const twoBranches = (parameters: INodeParameters = {}) =>
	workflowOf([first, syncNode('Sync', parameters)], {
		Start: ['First Car'],
		'First Car': ['Sync', to('Sync', 1)],
	});
const inLoop = workflowOf([loop, syncNode('Sync')], {
	Start: ['Loop'],
	Loop: [to('Sync', 1)],
	Sync: ['Loop'],
});
const inARow = (parameters: INodeParameters = {}, then: INodeParameters = {}) =>
	workflowOf([syncNode('Sync', parameters), syncNode('Then', then)], {
		Start: ['Sync', 'Then'],
	});

describe('a second sync of a service in one execution is refused', () => {
	it.each([
		['of two branches without Merge', twoBranches()],
		['in a loop over the items', inLoop],
	])('%s', async (_, workflow) => {
		const done = await run(workflow, cars(1, 2));
		expect(done.runData['Sync']).toHaveLength(2);
		expect(told(done)).toEqual(['alreadySubscribed', 'removed', 'removed', 'syncRepeated']);
		expect(subscribers(desk.sandbox)).toHaveLength(1);
		expect(desk.sandbox.ovip.requests).toMatchObject({ list: 1, add: 0, remove: 1 });
	});

	it('of another node', async () => {
		const only = { vin: vin(1) };
		const done = await run(inARow({}, only), cars(1, 2, 3));
		expect(told(done)).toEqual(Array(3).fill('alreadySubscribed'));
		expect(told(done, 'Then')).toEqual(Array(3).fill('syncRepeated'));
		expect(subscribers(desk.sandbox)).toHaveLength(3);
	});

	it('of a node whose credential has the same address in other letters', async () => {
		const { partnerApi } = desk.operator.bed;
		const loud = { ...partnerApi, baseUrl: partnerApi['baseUrl']?.replace('http:', 'HTTP:') ?? '' };
		const chosen = (id: string) => ({ credentials: { stellantisPartnerApi: { id, name: id } } });
		const workflow = workflowOf(
			[syncNode('Sync', {}, chosen('one')), syncNode('Then', { vin: vin(1) }, chosen('other'))],
			{ Start: ['Sync', 'Then'] },
		);
		const done = await run(workflow, cars(1, 2, 3), {
			credentials: { one: partnerApi, other: loud },
		});
		expect(told(done, 'Then')).toEqual(Array(3).fill('syncRepeated'));
		expect(subscribers(desk.sandbox)).toHaveLength(3);
	});

	it('also where the first one could not read the list', async () => {
		desk.sandbox.faults.order({ vendor: 'ovip', weather: { kind: 'status', status: 503 } });
		expect(told(await run(twoBranches(), cars(1, 2)))).toEqual(['503', 'syncRepeated']);
		expect(subscribers(desk.sandbox)).toHaveLength(3);
	});

	it('also after a wait', async () => {
		const wait: Node = {
			name: 'Wait',
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			parameters: { resume: 'webhook' },
		};
		const then = syncNode('Then', { service, vin: vin(1) });
		const workflow = workflowOf([syncNode('Sync'), wait, then], {
			Start: ['Sync'],
			Sync: ['Wait'],
			Wait: ['Then'],
		});
		const waiting = await run(workflow, cars(1, 2, 3));
		const done = await waiting.resumeWebhook({ method: 'GET' });
		expect(told(done, 'Then')).toEqual(['syncRepeated']);
		expect(subscribers(desk.sandbox)).toHaveLength(3);
	});

	it('says what happened and what to do', async () => {
		const [, second] = (await run(twoBranches(), cars(1, 2))).runData['Sync'] ?? [];
		expect(second?.data?.['main']?.[0]).toMatchObject([
			{
				json: {
					error: expect.stringMatching(/has synced the service before.* \[item 0\]$/),
					details: {
						...{ category: 'configuration', delivered: 'no', retry: 'afterFix' },
						hint: expect.stringMatching(/Merge.*loop/),
					},
				},
			},
		]);
	});

	it('also to a model that uses the node as a tool', async () => {
		const { told: answers } = await useTool(desk.operator.bed, {
			node: 'portailOvip',
			agent: 2,
			parameters: {
				...{ resource: 'subscription', operation: 'sync', allowAsTool: true, options, service },
				vin: "={{ $fromAI('vin') }}",
			},
			asks: [{ vin: vin(1) }, { vin: vin(2) }],
		});
		expect(answers[0]).toContain('removed');
		expect(answers[1]).toContain('synced the service before');
		expect(subscribers(desk.sandbox)).toEqual([vin(1)]);
	});
});

describe('what is no second sync', () => {
	it('another service', async () => {
		const items = [
			{ service, vin: vin(1) },
			{ service: another, vin: vin(2) },
		];
		const done = await run(inLoop, items);
		expect(told(done)).toEqual(['alreadySubscribed', 'removed', 'removed', 'subscribed']);
		expect(subscribers(desk.sandbox, another)).toEqual([vin(2)]);
	});

	it('a dry run, before it or after it', async () => {
		const dry = { dryRun: true };
		const before = await run(inARow(dry), cars(1, 2, 3));
		expect([...told(before), ...told(before, 'Then')]).toEqual(Array(6).fill('alreadySubscribed'));
		const after = await run(inARow({}, dry), cars(1, 2, 3));
		expect([...told(after), ...told(after, 'Then')]).toEqual(Array(6).fill('alreadySubscribed'));
		expect(told(await run(twoBranches(dry), cars(1, 2)))).not.toContain('syncRepeated');
	});

	it('another try of Retry On Fail', async () => {
		desk.sandbox.faults.order({
			vendor: 'ovip',
			on: 'DELETE',
			weather: { kind: 'status', status: 503 },
		});
		const settings = {
			onError: 'stopWorkflow',
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		} as const;
		const workflow = workflowOf([syncNode('Sync', {}, settings)], { Start: ['Sync'] });
		const done = await run(workflow, cars(1));
		expect([done.status, told(done)]).toEqual([
			'success',
			['alreadySubscribed', 'removed', 'removed'],
		]);
		expect(desk.sandbox.ovip.requests.remove).toBe(2);
	});

	it('the list of the same name of another environment', async () => {
		const { partnerApi } = desk.operator.bed;
		const elsewhere = {
			...partnerApi,
			baseUrl: partnerApi['baseUrl']?.replace('127.0.0.1', 'localhost') ?? '',
		};
		const chosen = (id: string) => ({ credentials: { stellantisPartnerApi: { id, name: id } } });
		const workflow = workflowOf(
			[syncNode('Sync', {}, chosen('one')), syncNode('Then', {}, chosen('other'))],
			{ Start: ['Sync', 'Then'] },
		);
		const credentials = { one: partnerApi, other: elsewhere };
		const done = await run(workflow, cars(1, 2, 3), { credentials });
		expect(told(done, 'Then')).toEqual(Array(3).fill('alreadySubscribed'));
	});

	it('one of another execution, also where that goes on with the data of the first', async () => {
		const once = workflowOf([syncNode('Sync')], { Start: ['Sync'] });
		const { executionData } = await run(once, cars(1, 2, 3));
		const contextData = executionData.executionData?.contextData ?? {};
		expect(Object.keys(contextData['flow'] ?? {})).not.toEqual([]);
		const retried = await run(once, cars(1, 2, 3), { contextData });
		expect(told(retried)).toEqual(Array(3).fill('alreadySubscribed'));
	});
});
