import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * What the tries of one turn of the node have in common, and other turns of it have not: the number of its run, or,
 * where an agent calls its tools by itself and each try is a run of its own, what the model asked for.
 */
export function turnOf(execution: IExecuteFunctions): string {
	if (!execution.isToolExecution()) return String(execution.getWorkflowDataProxy(0)['$runIndex']);
	const asked = JSON.stringify(execution.getInputData().map(({ json }) => json));
	return createHash('sha256').update(asked).digest('hex');
}
