import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IRun,
	IRunData,
	IRunExecutionData,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { ResumeRequest, WebhookAnswer } from './webhookExchange';

/** The ways out of a waiting execution. */
export interface Resumption {
	webhook(request: ResumeRequest): Promise<RunResult>;
	timeout(): Promise<RunResult>;
}

export interface RunRecord {
	readonly run: IRun;
	readonly order: readonly string[];
	readonly credentials: CredentialStore;
	readonly staticData: IDataObject;
	readonly resumption: Resumption;
	readonly answer?: WebhookAnswer;
}

/** How an execution ended, or where it waits. */
export class RunResult {
	readonly status: ExecutionStatus;
	/** What stopped the execution. */
	readonly error: ExecutionError | undefined;
	readonly waiting: boolean;
	readonly runData: IRunData;
	/** Everything n8n would store about the execution. */
	readonly executionData: IRunExecutionData;
	/** Nodes in the order they finished, since the start or the last resumption. */
	readonly order: readonly string[];
	readonly credentials: CredentialStore;
	/** The workflow's static data after the run; hand it to the next run to go on with it. */
	readonly staticData: IDataObject;
	/** What the caller of `resumeWebhook` was answered. */
	readonly answer: WebhookAnswer | undefined;

	constructor(private readonly record: RunRecord) {
		const { run, order, credentials, staticData, answer } = record;
		this.status = run.status;
		this.waiting = run.status === 'waiting';
		this.error = run.data.resultData.error;
		this.runData = run.data.resultData.runData;
		this.executionData = run.data;
		this.order = order;
		this.credentials = credentials;
		this.staticData = staticData;
		this.answer = answer;
	}

	/** Items on one output of a node's last run; none if it did not run. */
	items(node: string, output = 0): INodeExecutionData[] {
		return this.outputs(node)[output] ?? [];
	}

	/** All outputs of a node's last run. */
	outputs(node: string): INodeExecutionData[][] {
		const main = this.runData[node]?.at(-1)?.data?.['main'] ?? [];
		return main.map((items) => items ?? []);
	}

	/** The `json` of `items`. */
	json(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map((item) => item.json);
	}

	/** What a node's last run threw. */
	errorOf(node: string): ExecutionError | undefined {
		return this.runData[node]?.at(-1)?.error;
	}

	/** Calls the URL the execution waits for. The result still waits if the node answered without resuming. */
	async resumeWebhook(request: ResumeRequest = {}): Promise<RunResult> {
		return await this.record.resumption.webhook(request);
	}

	/** Lets the waiting time pass. */
	async resumeTimeout(): Promise<RunResult> {
		return await this.record.resumption.timeout();
	}

	/** The same record, seen by a caller who got this answer. */
	answered(answer: WebhookAnswer): RunResult {
		return new RunResult({ ...this.record, answer });
	}
}
