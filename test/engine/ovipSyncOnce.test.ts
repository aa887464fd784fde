import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunOptions } from '../harness';
import type { RunResult, WorkflowJson } from '../harness';
import { another, perItem, service, subscribers, vin } from '../support/partner';
import { useTool } from '../support/toolRun';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

type Node = WorkflowJson['nodes'][number];

const to = (node: string, output = 0) => ({ from: output, node });
type Target = string | ReturnType<typeof to>;

/** Node → where its outputs go, the first one if a name stands alone. */
function workflowOf(nodes: readonly Node[], wires: Readonly<Record<string, readonly Target[]>>) {
	const connections = Object.entries(wires).map(([name, targets]) => {
		const all = targets.map((target) => (typeof target === 'string' ? to(target) : target));
		const outputs = Array.from({ length: 1 + Math.max(...all.map(({ from }) => from)) }, (_, n) =>
			all.flatMap(({ from, node }) => (from === n ? [{ node, type: 'main', index: 0 }] : [])),
		);
		return [name, { main: outputs }];
	});
	return {
		nodes: [{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' }, ...nodes],
		connections: Object.fromEntries(connections),
	};
}

const options = { removeAtMost: '100%' };
const syncNode = (
	name: string,
	parameters: INodeParameters = {},
	settings: Partial<Node> = {},
) => ({
	onError: 'continueRegularOutput' as const,
	...settings,
	name,
	type: 'n8n-nodes-stellantis.portailOvip',
	parameters: { resource: 'subscription', operation: 'sync', ...perItem, options, ...parameters },
});

const first: Node = {
	name: 'First Car',
	type: 'n8n-nodes-base.if',
	parameters: { conditions: { string: [{ value1: '={{ $json.vin }}', value2: vin(1) }] } },
};
const loop: Node = { name: 'Loop', type: 'n8n-nodes-base.splitInBatches', typeVersion: 3 };

const cars = (...numbers: number[]) => numbers.map((number) => ({ service, vin: vin(number) }));

const run = async (
	workflow: WorkflowJson,
	items: readonly IDataObject[],
	more: RunOptions = {},
): Promise<RunResult> =>
	await desk.operator.bed.bench.run(workflow, {
		credentials: { stellantisPartnerApi: desk.operator.bed.partnerApi },
		items: items.map((json) => ({ json })),
		...more,
	});

/** All that a node put out in any of its runs: the status, or the code of the failure. */
const told = ({ runData }: RunResult, node = 'Sync'): unknown[] =>
	(runData[node] ?? []).flatMap(({ data }) =>
		(data?.['main']?.[0] ?? []).map(({ json }) => {
			const { details, status } = json;
			return typeof details === 'object' ? Reflect.get(details ?? {}, 'code') : status;
		}),
	);

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

describe('with Execute Once, where n8n hands on the first of several items', () => {
	const once = async (items: readonly IDataObject[], parameters: INodeParameters = {}) => {
		const node = syncNode('Sync', parameters, { executeOnce: true });
		return await run(workflowOf([node], { Start: ['Sync'] }), items);
	};
	const refused = ['syncOfFirstItem'];

	it.each([
		['a VIN of its own in each item', cars(1, 2, 3)],
		['the same VIN in the first and the last', cars(1, 2, 1)],
		[
			'a list of its own in each item',
			[
				[1, 2],
				[3, 4],
			].map((list) => ({ service, vin: list.map(vin) })),
		],
		[
			'the same list in the first and the last, and another between',
			[
				[1, 2],
				[3, 4],
				[1, 2],
			].map((list) => ({ service, vin: list.map(vin) })),
		],
		['no VIN in the first', [{ service, vin: [] }, ...cars(1, 2)]],
		[
			'a last one that cannot be read',
			[
				{ service, vin: [vin(1), vin(2)] },
				{ service, vin: null },
			],
		],
	])('%s: nothing is removed, and the failure says why', async (_, items) => {
		const done = await once(items, { options: { ...options, allowEmptying: true } });
		expect(told(done)).toEqual(refused);
		expect(done.json('Sync')).toMatchObject([{ error: expect.stringContaining("'Execute Once'") }]);
		expect(subscribers(desk.sandbox)).toHaveLength(3);
		expect(desk.arrivals('ovip')).toEqual([]);
	});

	it('a dry run says the same', async () => {
		expect(told(await once(cars(1, 2), { dryRun: true }))).toEqual(refused);
	});

	it.each([
		['a list of the VINs of all items', '={{ $input.all().map((item) => item.json.vin) }}'],
		[
			'a text of the VINs of all items',
			"={{ $input.all().map((item) => item.json.vin).join(',') }}",
		],
		['a fixed list', `${vin(1)}, ${vin(4)}`],
	])('%s is taken', async (_, list) => {
		const done = await once(cars(1, 4), { vin: list });
		expect(told(done)).toEqual(['alreadySubscribed', 'subscribed', 'removed', 'removed']);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(4)]);
	});

	it('a single item is all there is', async () => {
		expect(told(await once(cars(1)))).toEqual(['alreadySubscribed', 'removed', 'removed']);
	});
});
