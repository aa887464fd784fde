import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';
import type { Failure } from '../failures/failure';
import { n8nFailureCause } from '../failures/nodeFailure';

/**
 * Engines before 2.36 take an item with `details` for a success. n8n-workflow exports `REDACTED` from 2.36 on, which
 * tells of the engine only if the engine has the same copy of it: npm may have put a newer one beside this package.
 * Where either is missing the item carries the message only, so that it can never travel on as a success.
 */
const engineKnowsDetails = (execution: IExecuteFunctions): boolean =>
	'REDACTED' in n8nWorkflow && Reflect.get(execution, 'workflow') instanceof n8nWorkflow.Workflow;

function detailsOf({ message: _, ...details }: Failure): IDataObject {
	return { ...details };
}

/** The item n8n routes to the error output: no other key may stand in it. */
export function failedItem(
	execution: IExecuteFunctions,
	failure: Failure,
	itemIndex: number,
): INodeExecutionData {
	return {
		json: engineKnowsDetails(execution)
			? { error: failure.message, details: detailsOf(failure) }
			: { error: failure.message },
		pairedItem: { item: itemIndex },
	};
}

/**
 * What stops the workflow. Built from the failure alone, never from the HTTP library's own error: that one carries
 * request headers and bodies, and n8n would prefer its texts to ours.
 */
export function nodeError(
	node: INode,
	failure: Failure,
	itemIndex?: number,
): n8nWorkflow.NodeApiError {
	const error = new n8nWorkflow.NodeApiError(
		node,
		{},
		{
			message: failure.message,
			description: failure.hint,
			...(failure.httpStatus !== undefined && { httpCode: String(failure.httpStatus) }),
			...(itemIndex !== undefined && { itemIndex }),
			failure: n8nFailureCause(failure),
		},
	);
	error.context['details'] = detailsOf(failure);
	return error;
}
