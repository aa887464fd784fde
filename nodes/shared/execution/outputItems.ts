import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { atItem } from '../failures/atItem';
import type { Answer } from './batch';
import { failedItem, nodeError } from './failedItem';
import type { ItemResult } from './sentMemory';

/** An item's result as its answers. */
export const answersOf = (itemIndex: number, result: ItemResult): Answer[] =>
	result.ok
		? [result.value].flat().map((value) => ({ itemIndex, result: { ok: true, value } }))
		: [{ itemIndex, result }];

/** Whether the engine tries again if it has tries left: it looks at the first item, and at what is thrown. */
export const isTriedAgain = (continues: boolean, answers: readonly Answer[]): boolean =>
	answers[0]?.result.ok === false || (!continues && answers.some(({ result }) => !result.ok));

/**
 * The node's output, in the order of the answers.
 * @throws {NodeApiError} for the first failure, unless the node continues on errors: then nothing is thrown, because
 * the engine would send the untouched input items to the success branch
 */
export function outputItems(
	execution: IExecuteFunctions,
	answers: readonly Answer[],
): INodeExecutionData[] {
	const continues = execution.continueOnFail();
	return answers.map(({ itemIndex, result }) => {
		if (result.ok) return { json: { ...result.value }, pairedItem: { item: itemIndex } };
		const failure = atItem(result.failure, itemIndex);
		if (!continues) throw nodeError(execution.getNode(), failure, itemIndex);
		return failedItem(execution, failure, itemIndex);
	});
}
