import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { workflowsFolder } from './folders';
import type { CredentialReferences } from './sandboxCredentials';

export const nodeSchema = z
	.object({
		name: z.string(),
		type: z.string(),
		disabled: z.boolean().optional(),
		webhookId: z.string().optional(),
		parameters: z.record(z.unknown()).default({}),
		credentials: z.record(z.object({ id: z.string().nullish(), name: z.string() })).optional(),
	})
	.passthrough();

const workflowSchema = z.object({ name: z.string(), nodes: z.array(nodeSchema) }).passthrough();

export type WorkflowNode = z.infer<typeof nodeSchema>;
export type Workflow = z.infer<typeof workflowSchema>;

export interface WorkflowFile {
	/** File name without `.json`; the workflow's id in n8n. */
	readonly id: string;
	/** Changes with the file. */
	readonly source: string;
	readonly workflow: Workflow;
}

export const exampleWorkflows = (): readonly WorkflowFile[] =>
	readdirSync(workflowsFolder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => {
			const text = readFileSync(join(workflowsFolder, name), 'utf8');
			return {
				id: basename(name, '.json'),
				source: createHash('sha256').update(text).digest('hex'),
				workflow: workflowSchema.parse(JSON.parse(text)),
			};
		});

/** Puts the credentials of this n8n where the workflow has those of another one. */
export const withCredentials = (workflow: Workflow, own: CredentialReferences): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) => ({
		...node,
		...(node.credentials === undefined
			? {}
			: {
					credentials: Object.fromEntries(
						Object.entries(node.credentials).map(([type, theirs]) => [type, own[type] ?? theirs]),
					),
				}),
	})),
});

/** Triggers that only somebody in the editor, or another workflow, sets off. */
const notActivated: ReadonlySet<string> = new Set([
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.errorTrigger',
	'n8n-nodes-base.executeWorkflowTrigger',
]);

/** Whether a node starts the workflow by itself once the workflow is active. */
export const startsWorkflow = ({ type, disabled }: WorkflowNode): boolean =>
	disabled !== true &&
	(type === 'n8n-nodes-base.webhook' || (type.endsWith('Trigger') && !notActivated.has(type)));
