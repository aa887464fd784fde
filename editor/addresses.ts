import type { SavedWorkflow } from './workflowImport';
import { startsWorkflow, type WorkflowNode } from './workflowFile';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function pathOf({ parameters, webhookId }: WorkflowNode): string {
	const options = parameters['options'];
	const inOptions =
		typeof options === 'object' && options !== null && 'path' in options ? options.path : '';
	return text(parameters['path']) || text(inOptions) || (webhookId ?? '');
}

/** How each kind of trigger is set off from outside n8n. */
const startedBy: Readonly<Record<string, (origin: string, node: WorkflowNode) => string>> = {
	'n8n-nodes-base.webhook': (origin, node) =>
		`${text(node.parameters['httpMethod']) || 'GET'} ${origin}/webhook/${pathOf(node)}`,
	'n8n-nodes-base.formTrigger': (origin, node) => `form ${origin}/form/${pathOf(node)}`,
	'n8n-nodes-base.scheduleTrigger': () => 'by the clock',
	'n8n-nodes-stellantis.stellantisTrigger': () => 'by the cars on the sandbox page',
};

/** What sets off a workflow that is active. */
export const startsOf = (origin: string, { nodes }: SavedWorkflow): readonly string[] =>
	nodes
		.filter(startsWorkflow)
		.map((node) => startedBy[node.type]?.(origin, node) ?? `by ${node.name}`);

export const editorAddress = (origin: string, { id }: SavedWorkflow): string =>
	`${origin}/workflow/${id}`;
