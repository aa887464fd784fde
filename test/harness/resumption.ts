import { createHmac } from 'node:crypto';
import type {
	INode,
	IRunExecutionData,
	IWebhookData,
	IWebhookDescription,
	IWebhookResponseData,
	Workflow,
} from 'n8n-workflow';
import { INSTANCE_URL } from './additionalData';
import type { Execution } from './execution';
import type { RunResult } from './runResult';
import {
	AnswerRecorder,
	expressRequest,
	type ExpressRequest,
	type ResumeRequest,
	writeResponse,
} from './webhookExchange';

const SIGNATURE = 'signature';

/**
 * A call of `/webhook-waiting/…` or `/form-waiting/…`, taken as the application takes it: signature, the node's webhook,
 * and, if that gives items, the next turn of the engine with them as the node's output.
 */
export async function resumeByWebhook(
	execution: Execution,
	result: RunResult,
	isCurrent: () => boolean,
	request: ResumeRequest,
): Promise<RunResult> {
	const refuse = (status: number, message: string): RunResult =>
		result.answered({ status, headers: {}, body: { code: status, message } });
	if (!isCurrent()) return refuse(409, 'The execution does not wait any more');

	const data = execution.reload(result.executionData);
	const waiting = data.executionData?.nodeExecutionStack[0];
	if (waiting === undefined) throw new Error('The execution waits without a node');
	if (request.node !== undefined && request.node !== waiting.node.name) {
		return refuse(404, `The execution waits in ${waiting.node.name}, not in ${request.node}`);
	}
	const workflow = execution.workflow();
	const form = waiting.node.parameters['resume'] === 'form' || waiting.node.type.endsWith('.form');
	const base = `/${form ? 'form' : 'webhook'}-waiting/${execution.input.executionId}`;
	const req = expressRequest(request, base, form);
	const path = request.url === undefined ? undefined : decodeURIComponent(req.path);
	const description = findWebhook(execution, workflow, waiting.node, req, form, (own) =>
		path === undefined ? true : path === (own === '' ? base : `${base}/${own}`),
	);
	if (description === undefined) return refuse(404, `${req.method} ${req.path} is not waited for`);
	if (request.url !== undefined && !isSigned(execution, data, waiting.node, request.url)) {
		return result.answered({ status: 401, headers: {}, body: { error: 'Invalid token' } });
	}

	await request.bodyArrives;
	// Before the node is asked, so that it may change its mind about being passed over.
	waiting.node.disabled = true;
	data.waitTill = undefined;
	data.resultData.runData[data.resultData.lastNodeExecuted ?? waiting.node.name]?.pop();
	const { recorder, response } = await callWebhook(execution, workflow, waiting.node, data, {
		req,
		description,
	});
	if (response.workflowData === undefined) return result.answered(recorder.answer());
	// Only one of several calls gets the execution: the others find that its status is no longer `waiting`.
	if (!execution.isWaiting) return refuse(500, 'There was a problem executing the workflow');
	waiting.data['main'] = response.workflowData;
	waiting.metadata = { ...waiting.metadata, forwardAllOutputs: true };
	if (description.responseMode !== 'responseNode' || recorder.headersSent) {
		return (await execution.goOn(data)).answered(recorder.answer());
	}
	const next = await execution.goOn(data, (given) => {
		if (!recorder.headersSent) writeResponse(recorder, given);
	});
	if (!recorder.headersSent) recorder.end();
	return next.answered(recorder.answer());
}

async function callWebhook(
	execution: Execution,
	workflow: Workflow,
	node: INode,
	data: IRunExecutionData,
	call: { readonly req: ExpressRequest; readonly description: IWebhookDescription },
): Promise<{ recorder: AnswerRecorder; response: IWebhookResponseData }> {
	const { engine, catalogue, mode, definition } = execution.input;
	const recorder = new AnswerRecorder();
	const additionalData = execution.additionalData();
	// As much of Express as n8n and its nodes use.
	Object.assign(additionalData, { httpRequest: call.req, httpResponse: recorder });
	const webhookData: IWebhookData = {
		httpMethod: call.req.method,
		node: node.name,
		path: call.req.path,
		webhookDescription: call.description,
		workflowId: definition.id,
		workflowExecuteAdditionalData: additionalData,
	};
	const context = new engine.core.WebhookContext(
		workflow,
		node,
		additionalData,
		mode,
		webhookData,
		[],
		data,
	);
	const type = catalogue.getByNameAndVersion(node.type, node.typeVersion);
	const response = await workflow.expression.withIsolate(async () => {
		if (type.webhook === undefined) throw new Error(`${node.type} has no webhook`);
		// Nodes of n8n's newer kind take the context as an argument.
		if (type instanceof engine.workflow.Node) return await type.webhook(context);
		return await type.webhook.call(context);
	});
	const isAnsweredLater =
		response.workflowData !== undefined && call.description.responseMode === 'responseNode';
	if (response.noWebhookResponse !== true && !recorder.headersSent && !isAnsweredLater) {
		recorder.json(response.webhookResponse ?? { message: 'Workflow was started' });
	}
	return { recorder, response };
}

function simpleValue(
	execution: Execution,
	workflow: Workflow,
	node: INode,
	value: string | boolean | undefined,
	fallback = '',
): string {
	const keys = { $nodeId: node.id };
	const { mode } = execution.input;
	return String(
		workflow.expression.getSimpleParameterValue(node, value, mode, keys, undefined, fallback),
	);
}

function findWebhook(
	execution: Execution,
	workflow: Workflow,
	node: INode,
	req: ExpressRequest,
	form: boolean,
	isAsked: (path: string) => boolean,
): IWebhookDescription | undefined {
	const { webhooks = [] } = execution.input.catalogue.getByNameAndVersion(
		node.type,
		node.typeVersion,
	).description;
	return webhooks.find(
		(one) =>
			one.restartWebhook === true &&
			(one.nodeType === 'form') === form &&
			simpleValue(execution, workflow, node, one.httpMethod, 'GET') === req.method &&
			isAsked(simpleValue(execution, workflow, node, one.path)),
	);
}

/** A send-and-wait node's URL carries an HMAC over path and query; any other the token of the execution. */
function isSigned(
	execution: Execution,
	data: IRunExecutionData,
	node: INode,
	url: string,
): boolean {
	const signed = new URL(url, INSTANCE_URL);
	const given = signed.searchParams.get(SIGNATURE);
	signed.searchParams.delete(SIGNATURE);
	const { SEND_AND_WAIT_OPERATION } = execution.input.engine.workflow;
	const isOfNode = signed.pathname.endsWith(`/${encodeURIComponent(node.id)}`);
	if (node.parameters['operation'] !== SEND_AND_WAIT_OPERATION || !isOfNode) {
		return given === data.resumeToken;
	}
	const expected = createHmac('sha256', execution.input.engine.hmacSecret)
		.update(`${signed.pathname}${signed.search}`)
		.digest('hex');
	return given === expected;
}
