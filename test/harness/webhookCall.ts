import type {
	IExecuteResponsePromiseData,
	INodeExecutionData,
	IWebhookData,
	Workflow,
} from 'n8n-workflow';
import { Execution } from './execution';
import type { RunResult } from './runResult';
import type { SavedWorkflow } from './savedWorkflow';
import { writeResponse, type AnswerRecorder, type ExpressRequest } from './webhookExchange';

/**
 * Has the node take a call, and answers as n8n does unless the node did so itself.
 * @returns the items with which the workflow starts; undefined if it does not
 */
export async function callWebhook(
	saved: SavedWorkflow,
	workflow: Workflow,
	webhook: IWebhookData,
	request: ExpressRequest,
	answer: AnswerRecorder,
): Promise<INodeExecutionData[] | undefined> {
	const { engine, catalogue } = saved.bench;
	const node = workflow.getNode(webhook.node);
	if (node === null) throw new Error(`The workflow has no node ${webhook.node}`);
	const additionalData = saved.additionalData();
	Object.assign(additionalData, { httpRequest: request, httpResponse: answer });
	const mode = webhook.isTest === true ? 'manual' : 'webhook';
	const context = new engine.core.WebhookContext(
		workflow,
		node,
		additionalData,
		mode,
		webhook,
		[],
		null,
	);
	const type = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const response = await workflow.expression.withIsolate(async () => {
		if (type.webhook === undefined) throw new Error(`${node.type} has no webhook`);
		if (type instanceof engine.workflow.Node) return await type.webhook(context);
		return await type.webhook.call(context);
	});
	const starts = response.workflowData !== undefined;
	const isAnswered = response.noWebhookResponse === true;
	// Before n8n answers a call that starts the workflow, it makes the execution's workflow of the same static data. That
	// takes away the mark by which n8n sees that they have changed, so they are not stored (2.41).
	if (starts && !isAnswered) workflow.staticData['__dataChanged'] = false;
	if (!isAnswered && !(starts && responseMode(workflow, webhook) === 'responseNode')) {
		const said = starts ? 'Workflow was started' : 'Webhook call received';
		answer.json(response.webhookResponse ?? { message: said });
	}
	return response.workflowData?.[0];
}

/** An execution that a webhook started, and its answer where a later node gives that. */
export interface StartedExecution {
	readonly run: Promise<RunResult>;
	/** When the caller can be answered. */
	readonly answered: Promise<void>;
}

/** Starts the execution: after the answer, or before it if a *Respond to Webhook* node gives it. */
export function startExecution(
	saved: SavedWorkflow,
	webhook: IWebhookData,
	executionId: string,
	items: INodeExecutionData[],
	answer: AnswerRecorder,
): StartedExecution {
	const { engine, catalogue } = saved.bench;
	let respond: (response?: IExecuteResponsePromiseData) => void = () => {};
	const response = new Promise<IExecuteResponsePromiseData | undefined>((resolve) => {
		respond = resolve;
	});
	const execution = new Execution({
		engine,
		catalogue,
		store: saved.store(),
		definition: saved.definition(),
		executionId,
		mode: webhook.isTest === true ? 'manual' : 'webhook',
		staticData: saved.staticData,
		respond,
	});
	const run = execution.start(items, webhook.node).finally(() => respond());
	const mode = responseMode(saved.load({}), webhook);
	if (mode === 'onReceived') return { run, answered: Promise.resolve() };
	if (mode !== 'responseNode') throw new Error(`The bench has no response mode ${mode}`);
	return { run, answered: response.then((given) => writeResponse(answer, given)) };
}

function responseMode(workflow: Workflow, webhook: IWebhookData): string {
	const node = workflow.getNode(webhook.node);
	const { responseMode: mode } = webhook.webhookDescription;
	if (node === null || mode === undefined) return 'onReceived';
	return String(workflow.expression.getSimpleParameterValue(node, mode, 'webhook', {}));
}
