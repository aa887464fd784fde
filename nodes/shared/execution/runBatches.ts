import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { succeeded } from '../failures/failure';
import { grouped, type Answer } from './batch';
import { FirstInExecution } from './firstInExecution';
import type { BatchOperation, BatchRun, NodeRoutes } from './operation';
import { isTriedAgain, outputItems } from './outputItems';
import { Parameters } from './parameters';
import { callOf, caught, routeOf } from './route';
import { ToolConsent } from './toolConsent';
import { TouchedItems } from './touchedItems';

type BatchRoutes<Clients> = NodeRoutes<Clients, BatchOperation<Clients>>;

/**
 * A node's `execute` for operations that handle all items together, grouped by operation; the answers come back in the
 * order of the items.
 */
export async function runBatches<Clients>(
	execution: IExecuteFunctions,
	routes: BatchRoutes<Clients>,
): Promise<INodeExecutionData[][]> {
	const refused: Answer[] = [];
	const routed: Array<{ itemIndex: number; operation: BatchOperation<Clients> }> = [];
	for (const itemIndex of execution.getInputData().keys()) {
		const route = routeOf(execution, routes, itemIndex);
		if (route.ok) routed.push({ itemIndex, operation: route.value });
		else refused.push({ itemIndex, result: route });
	}
	const touched = new TouchedItems(execution);
	const groups: Array<readonly Answer[]> = [refused];
	for (const [operation, items] of grouped(routed, (item) => item.operation)) {
		const itemIndexes = items.map(({ itemIndex }) => itemIndex);
		const answers = await runGroup(execution, routes, operation, itemIndexes);
		groups.push(operation.effect === 'read' ? answers : touched.noted(answers));
	}
	// Stable: several answers of one item keep their order.
	const answers = groups.flat().sort((a, b) => a.itemIndex - b.itemIndex);
	touched.close(isTriedAgain(execution.continueOnFail(), answers));
	return [outputItems(execution, answers)];
}

/** What ends a whole group (no credential, for one) ends each of its items. */
async function runGroup<Clients>(
	execution: IExecuteFunctions,
	routes: BatchRoutes<Clients>,
	operation: BatchOperation<Clients>,
	itemIndexes: readonly number[],
): Promise<readonly Answer[]> {
	const call = callOf(routes, operation);
	const items = itemIndexes.map((itemIndex) => new Parameters(execution, itemIndex, call));
	const result = await caught(async () => {
		const consent = new ToolConsent(execution);
		for (const parameters of items) consent.check(operation, parameters);
		const clients = await routes.clients(itemIndexes[0] ?? 0);
		const run: BatchRun = {
			leftOut: leftOut(execution).map((index) => new Parameters(execution, index, call)),
			firstInExecution: new FirstInExecution(execution),
		};
		return succeeded(await operation.runAll(items, clients, run));
	}, call);
	return result.ok ? result.value : itemIndexes.map((itemIndex) => ({ itemIndex, result }));
}

/** Indexes of the items that *Execute Once* keeps from the node: n8n cuts the input, but expressions still see it whole. */
function leftOut(execution: IExecuteFunctions): number[] {
	if (execution.getNode().executeOnce !== true) return [];
	const taken = execution.getInputData().length;
	const given = execution.getExecuteData().data['main']?.[0]?.length ?? taken;
	return Array.from({ length: Math.max(0, given - taken) }, (_, index) => taken + index);
}
