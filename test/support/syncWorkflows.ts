import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunOptions, RunResult, WorkflowJson } from '../harness';
import { perItem, service, vin } from './partner';
import type { TestBed } from './testBed';

export type Node = WorkflowJson['nodes'][number];

export const to = (node: string, output = 0) => ({ from: output, node });
type Target = string | ReturnType<typeof to>;

/** Node → where its outputs go, the first one if a name stands alone. */
export function workflowOf(
	nodes: readonly Node[],
	wires: Readonly<Record<string, readonly Target[]>>,
) {
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

/** So that no share of the list stands in the way. */
export const options = { removeAtMost: '100%' };
export const syncNode = (
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

export const cars = (...numbers: number[]) =>
	numbers.map((number) => ({ service, vin: vin(number) }));

/** A workflow with nodes of Portail OVIP. */
export const runWithPartner = async (
	{ bench, partnerApi }: TestBed,
	workflow: WorkflowJson,
	items: readonly IDataObject[],
	more: RunOptions = {},
): Promise<RunResult> =>
	await bench.run(workflow, {
		credentials: { stellantisPartnerApi: partnerApi },
		items: items.map((json) => ({ json })),
		...more,
	});

/** All that a node put out in any of its runs: the status, or the code of the failure. */
export const told = ({ runData }: RunResult, node = 'Sync'): unknown[] =>
	(runData[node] ?? []).flatMap(({ data }) =>
		(data?.['main']?.[0] ?? []).map(({ json }) => {
			const { details, status } = json;
			return typeof details === 'object' ? Reflect.get(details ?? {}, 'code') : status;
		}),
	);
