import type {
	INode,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WebhookSetupMethodNames,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Catalogue } from './catalogue';
import type { Engine } from './engine';

/** Modes in which n8n calls the hooks of a trigger. */
export interface HookMode {
	readonly mode: WorkflowExecuteMode;
	readonly activation: WorkflowActivateMode;
}

/** The webhooks with which a workflow can start, as the application finds them. */
export function startWebhooks(
	engine: Engine,
	catalogue: Catalogue,
	workflow: Workflow,
	additionalData: IWorkflowExecuteAdditionalData,
): IWebhookData[] {
	const value = (node: INode, raw: string | boolean | undefined, fallback: string | boolean) =>
		workflow.expression.getSimpleParameterValue(node, raw, 'internal', {}, undefined, fallback);
	return Object.values(workflow.nodes)
		.filter((node) => node.disabled !== true)
		.flatMap((node) => {
			const { webhooks = [] } = catalogue.getByNameAndVersion(
				node.type,
				node.typeVersion,
			).description;
			return webhooks
				.filter((description) => description.restartWebhook !== true)
				.map((description): IWebhookData => {
					const path = String(value(node, description.path, '')).replace(/^\/|\/$/g, '');
					const isFullPath = value(node, description.isFullPath, false) === true;
					return {
						httpMethod: value(node, description.httpMethod, 'GET') === 'POST' ? 'POST' : 'GET',
						node: node.name,
						path: engine.workflow.NodeHelpers.getNodeWebhookPath(
							workflow.id,
							node,
							path,
							isFullPath,
							false,
						),
						webhookDescription: description,
						workflowId: workflow.id,
						workflowExecuteAdditionalData: additionalData,
					};
				});
		});
}

/** One of a trigger's own methods; true where it has none. */
export async function runHook(
	engine: Engine,
	catalogue: Catalogue,
	workflow: Workflow,
	webhook: IWebhookData,
	method: WebhookSetupMethodNames,
	{ mode, activation }: HookMode,
): Promise<boolean> {
	const node = workflow.getNode(webhook.node);
	if (node === null) throw new Error(`The workflow has no node ${webhook.node}`);
	const { webhookMethods } = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const hook = webhookMethods?.[webhook.webhookDescription.name]?.[method];
	if (hook === undefined) return true;
	const context = new engine.core.HookContext(
		workflow,
		node,
		webhook.workflowExecuteAdditionalData,
		mode,
		activation,
		webhook,
	);
	return await hook.call(context);
}
