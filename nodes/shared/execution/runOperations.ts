import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { atItem } from '../failures/atItem';
import type { Call } from '../failures/evidence';
import { failed } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { unexpectedFailure } from '../failures/unexpectedFailure';
import { failedItem, nodeError } from './failedItem';
import { inOrder } from './inOrder';
import type { NodeRoutes, Operation } from './operation';
import { Parameters, RefusedParameter } from './parameters';
import { SentMemory, type ItemResult } from './sentMemory';

/**
 * A node's `execute`: every item goes its own way (operation, parameters, clients, answer), and a failed one never
 * takes the others with it. While the node continues on errors nothing leaves this function as a throw, because
 * the engine would send the untouched input items to the success branch.
 */
export async function runOperations<Clients>(
	execution: IExecuteFunctions,
	routes: NodeRoutes<Clients>,
): Promise<INodeExecutionData[][]> {
	const items = execution.getInputData();
	const continues = execution.continueOnFail();
	const memory = new SentMemory(execution);

	const results = await inOrder(
		items.length,
		1,
		async (itemIndex) => await runItem(execution, routes, itemIndex, memory),
		(result) => !result.ok && !continues,
	);

	const output: INodeExecutionData[] = [];
	for (const [itemIndex, result] of results.entries()) {
		if (result === undefined) continue;
		if (result.ok) {
			for (const json of [result.value].flat()) {
				output.push({ json: { ...json }, pairedItem: { item: itemIndex } });
			}
		} else {
			const failure = atItem(result.failure, itemIndex);
			if (!continues) {
				memory.close(true);
				throw nodeError(execution.getNode(), failure, itemIndex);
			}
			output.push(failedItem(failure, itemIndex));
		}
	}
	// The engine looks at the first item only when it decides about another try.
	memory.close(output[0]?.json['error'] !== undefined);
	return [output];
}

async function runItem<Clients>(
	execution: IExecuteFunctions,
	routes: NodeRoutes<Clients>,
	itemIndex: number,
	memory: SentMemory,
): Promise<ItemResult> {
	const remembered = memory.of(itemIndex);
	if (remembered) return remembered;

	const operation = findOperation(execution, routes, itemIndex);
	const call: Call = {
		...routes.call,
		operation: operation?.name ?? execution.getNode().name,
		effect: operation?.effect ?? 'read',
	};
	if (operation === undefined) {
		return failed(
			mapFailure({ kind: 'input', reason: 'operationUnknown', field: 'Operation' }, call),
		);
	}
	const result = await runOperation(execution, routes, operation, itemIndex, call);
	if (operation.effect === 'write') memory.keep(itemIndex, result);
	return result;
}

async function runOperation<Clients>(
	execution: IExecuteFunctions,
	routes: NodeRoutes<Clients>,
	operation: Operation<Clients>,
	itemIndex: number,
	call: Call,
): Promise<ItemResult> {
	try {
		const parameters = new Parameters(execution, itemIndex, call);
		return await operation.run(parameters, await routes.clients(itemIndex));
	} catch (error) {
		return failed(
			error instanceof RefusedParameter ? error.failure : unexpectedFailure(error, call),
		);
	}
}

/** By the item's own 'Resource' and 'Operation': an expression may give every item another one. */
function findOperation<Clients>(
	execution: IExecuteFunctions,
	{ resources }: NodeRoutes<Clients>,
	itemIndex: number,
): Operation<Clients> | undefined {
	const [only] = resources;
	const wanted: unknown = execution.getNodeParameter('resource', itemIndex, only?.value);
	const operation: unknown = execution.getNodeParameter('operation', itemIndex);
	return resources
		.find(({ value }) => value === wanted)
		?.operations.find(({ value }) => value === operation);
}
