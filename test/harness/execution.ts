import type {
	IDataObject,
	IExecuteContextData,
	IExecuteResponsePromiseData,
	INodeExecutionData,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor, type WorkflowDefinition } from './additionalData';
import type { Catalogue } from './catalogue';
import type { CredentialStore } from './credentialStore';
import type { Engine } from './engine';
import { resumeByWebhook } from './resumption';
import { RunResult } from './runResult';
import { toWorkflow } from './workflowJson';

/** Called with what a node answers to the caller of a webhook. */
export type Respond = (response: IExecuteResponsePromiseData) => void;

export interface ExecutionInput {
	readonly engine: Engine;
	readonly catalogue: Catalogue;
	readonly store: CredentialStore;
	readonly definition: WorkflowDefinition;
	readonly executionId: string;
	readonly mode: WorkflowExecuteMode;
	readonly staticData: IDataObject;
	readonly contextData?: IExecuteContextData;
	readonly signal?: AbortSignal;
	readonly respond?: Respond;
}

/** One execution of a workflow, from its start over any number of waits to its end. */
export class Execution {
	private staticData: IDataObject;
	private order: string[] = [];
	/** Counts the engine's turns; a resumption is taken only by the wait that is current. */
	private turn = 0;
	/** Its status in the database: who resumes it takes it from there, and no one else can then. */
	private waits = false;

	constructor(readonly input: ExecutionInput) {
		this.staticData = input.staticData;
	}

	/** @param startNode name of the node to start from; the workflow's trigger if absent */
	async start(items: INodeExecutionData[], startNode?: string): Promise<RunResult> {
		const workflow = this.workflow();
		const node = startNode === undefined ? workflow.getStartNode() : workflow.getNode(startNode);
		if (!node) throw new Error(`The workflow has no start node ${startNode ?? ''}`);
		const data = this.input.engine.workflow.createRunExecutionData({
			executionData: {
				contextData: structuredClone(this.input.contextData ?? {}),
				nodeExecutionStack: [{ node, data: { main: [items] }, source: null }],
			},
		});
		return await this.proceed(workflow, data);
	}

	get isWaiting(): boolean {
		return this.waits;
	}

	/** Saved data back from the database, the next turn of the engine. */
	async goOn(data: IRunExecutionData, respond?: Respond): Promise<RunResult> {
		return await this.proceed(this.workflow(), data, respond);
	}

	workflow(): Workflow {
		const { engine, catalogue, definition } = this.input;
		return toWorkflow(engine, catalogue, definition, this.staticData);
	}

	/** @param respond who is answered now; who started the execution if absent */
	additionalData(respond = this.input.respond): IWorkflowExecuteAdditionalData {
		const { engine, mode, executionId, definition, store } = this.input;
		return additionalDataFor(engine, {
			mode,
			executionId,
			definition,
			credentials: store,
			nodeDone: (name) => this.order.push(name),
			respond,
		});
	}

	private async proceed(
		workflow: Workflow,
		data: IRunExecutionData,
		respond?: Respond,
	): Promise<RunResult> {
		const { engine, mode, signal, store } = this.input;
		this.order = [];
		const turn = ++this.turn;
		this.waits = false;
		const runner = new engine.core.WorkflowExecute(this.additionalData(respond), mode, data);
		const startNode = data.executionData?.nodeExecutionStack[0]?.node.name;
		const issues = runner.checkReadyForExecution(workflow, { startNode });
		if (issues !== null) throw new Error(`The workflow has issues: ${JSON.stringify(issues)}`);

		// An evaluator that works in an isolate of its own has one for each execution.
		await workflow.expression.acquireIsolate();
		const running = runner.processRunExecutionData(workflow);
		const cancel = (): void => running.cancel();
		if (signal?.aborted === true) cancel();
		signal?.addEventListener('abort', cancel, { once: true });
		const run = await running.finally(() => signal?.removeEventListener('abort', cancel));
		await workflow.expression.releaseIsolate();

		this.waits = run.status === 'waiting';
		this.staticData = JSON.parse(JSON.stringify(workflow.staticData));
		const isCurrent = (): boolean => turn === this.turn && run.status === 'waiting';
		const result: RunResult = new RunResult({
			run,
			order: this.order,
			credentials: store,
			staticData: this.staticData,
			resumption: {
				webhook: async (request) => await resumeByWebhook(this, result, isCurrent, request),
				timeout: async () => {
					if (!isCurrent()) throw new Error('The execution does not wait');
					return await this.goOn(this.reload(run.data));
				},
			},
		});
		return result;
	}

	/** As after a restart of n8n: only what can be written down survives a wait. */
	reload(data: IRunExecutionData): IRunExecutionData {
		const text = this.input.engine.workflow.jsonStringify(data, { replaceCircularRefs: true });
		const reloaded: IRunExecutionData = JSON.parse(text);
		if (reloaded.waitTill !== undefined) reloaded.waitTill = new Date(reloaded.waitTill);
		return reloaded;
	}
}
