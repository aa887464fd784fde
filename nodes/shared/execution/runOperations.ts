import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Answer } from './batch';
import { inOrder } from './inOrder';
import type { NodeRoutes, OperationForm } from './operation';
import { answersOf, isTriedAgain, outputItems } from './outputItems';
import { Parameters } from './parameters';
import { requestsAtOnceOf } from './requestsAtOnce';
import { callOf, caught, routeOf } from './route';
import { SentMemory, type ItemResult } from './sentMemory';
import { ToolConsent } from './toolConsent';

/**
 * A node's `execute`: every item goes its own way (operation, parameters, clients, answer), and a failed one never
 * takes the others with it.
 */
export async function runOperations<Clients>(
	execution: IExecuteFunctions,
	routes: NodeRoutes<Clients>,
): Promise<INodeExecutionData[][]> {
	const continues = execution.continueOnFail();
	const memory = new SentMemory(execution);
	const consent = new ToolConsent(execution);
	const results = await inOrder(
		execution.getInputData().length,
		limitOf(execution, routes),
		async (itemIndex) => await runItem(execution, routes, itemIndex, { memory, consent }),
		(result) => !result.ok && !continues,
	);
	const answers = results.flatMap((result, itemIndex): Answer[] =>
		result === undefined ? [] : answersOf(itemIndex, result),
	);
	memory.close(isTriedAgain(continues, answers));
	return [outputItems(execution, answers)];
}

function limitOf<Clients>(execution: IExecuteFunctions, routes: NodeRoutes<Clients>): number {
	const route = routeOf(execution, routes, 0);
	if (!route.ok) return 1;
	const parameters = new Parameters(execution, 0, callOf(routes, route.value));
	const limit = parameters.attempt((read) => requestsAtOnceOf(route.value, read));
	// A wrong one fails its item.
	return limit.ok ? limit.value : 1;
}

async function runItem<Clients>(
	execution: IExecuteFunctions,
	routes: NodeRoutes<Clients>,
	itemIndex: number,
	{ memory, consent }: { readonly memory: SentMemory; readonly consent: ToolConsent },
): Promise<ItemResult> {
	const remembered = memory.of(itemIndex);
	if (remembered) return remembered;

	const route = routeOf(execution, routes, itemIndex);
	if (!route.ok) return route;
	const operation = route.value;
	const call = callOf(routes, operation);
	const parameters = new Parameters(execution, itemIndex, call);
	const result = await caught(async () => {
		consent.check(operation, parameters);
		requestsAtOnceOf(operation, parameters);
		return await operation.run(parameters, await routes.clients(itemIndex));
	}, call);
	if (writes(operation, parameters)) memory.keep(itemIndex, result);
	return result;
}

function writes({ effect }: OperationForm, parameters: Parameters): boolean {
	if (typeof effect === 'string') return effect === 'write';
	const wanted = parameters.attempt(() => parameters.choice(effect.field));
	// Where the choice cannot be read nothing was sent.
	return wanted.ok && wanted.value === effect.value;
}
