import type { IDataObject, WebhookSetupMethodNames, Workflow } from 'n8n-workflow';
import type { Bench } from './bench';
import type { CredentialSet } from './credentialData';
import { runHook, type HookMode } from './hooks';
import type { RunResult } from './runResult';
import { copyOf, SavedWorkflow } from './savedWorkflow';
import { callWebhook, startExecution } from './webhookCall';
import type { AnswerRecorder, ExpressRequest } from './webhookExchange';
import { WebhookServer } from './webhookServer';
import type { WorkflowJson } from './workflowJson';

const activation: HookMode = { mode: 'trigger', activation: 'activate' };
const testing: HookMode = { mode: 'manual', activation: 'manual' };
const ending: HookMode = { mode: 'internal', activation: 'update' };

type CallHook = (method: WebhookSetupMethodNames, mode: HookMode) => Promise<boolean>;

/** An n8n with one workflow that a webhook starts: activation, test events of the editor, calls over real HTTP. */
export class TriggerHost {
	/** Calls of the webhook that were taken, and executions that were started; counted before the caller is answered. */
	calls = 0;
	started = 0;
	/** What a node threw instead of answering a call. */
	readonly errors: unknown[] = [];
	private readonly ended: RunResult[] = [];
	private listening: IDataObject | undefined;
	private runEnded = (): void => {};

	private constructor(
		readonly workflow: SavedWorkflow,
		private readonly server: WebhookServer,
	) {}

	static async open(
		bench: Bench,
		json: WorkflowJson,
		credentials: CredentialSet,
	): Promise<TriggerHost> {
		const server: WebhookServer = new WebhookServer(async (...call) => await host.take(...call));
		await server.listen();
		const host = new TriggerHost(new SavedWorkflow(bench, json, credentials, server.url), server);
		return host;
	}

	/** Address of the only webhook, wherever n8n believes to be. */
	webhookUrl(address: 'webhook' | 'webhook-test' = 'webhook'): string {
		const [webhook] = this.workflow.webhooks(this.workflow.load());
		return `${this.server.url}/${address}/${webhook?.path ?? ''}`;
	}

	/** @throws what n8n shows at activation, after it has cleaned up */
	async activate(): Promise<void> {
		const workflow = this.workflow.load();
		try {
			await this.callHooks(workflow, false, async (call) => {
				if (!(await call('checkExists', activation))) await call('create', activation);
			});
			this.workflow.save(workflow);
		} catch (error) {
			await this.deactivate();
			throw error;
		}
	}

	async deactivate(): Promise<void> {
		const workflow = this.workflow.load();
		await this.callHooks(workflow, false, async (call) => {
			await call('delete', ending);
		});
		this.workflow.save(workflow);
	}

	/** Presses *Listen for test event*: static data of its own, kept in n8n's cache. */
	async listen(): Promise<void> {
		const workflow = this.workflow.load({});
		await this.callHooks(workflow, true, async (call) => {
			if (!(await call('checkExists', testing))) await call('create', testing);
		});
		this.listening = copyOf(workflow.staticData);
	}

	/** Presses *Stop listening*; n8n does so itself after a test event. */
	async stopListening(): Promise<void> {
		const workflow = this.workflow.load(this.listening ?? {});
		await this.callHooks(workflow, true, async (call) => {
			await call('delete', ending);
		});
		this.listening = undefined;
	}

	get isListening(): boolean {
		return this.listening !== undefined;
	}

	/** The first executions, once that many have ended. */
	async runs(count: number): Promise<RunResult[]> {
		while (this.ended.length < count) {
			await new Promise<void>((resolve) => {
				this.runEnded = resolve;
			});
		}
		return this.ended.slice(0, count);
	}

	/** The next calls are taken, but the connection breaks before their answers. */
	loseAnswers(count: number): void {
		this.server.answersToLose = count;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	private async callHooks(
		workflow: Workflow,
		isTest: boolean,
		work: (call: CallHook) => Promise<void>,
	): Promise<void> {
		const { engine, catalogue } = this.workflow.bench;
		await workflow.expression.withIsolate(async () => {
			for (const webhook of this.workflow.webhooks(workflow)) {
				await work(
					async (method, mode) =>
						await runHook(engine, catalogue, workflow, { ...webhook, isTest }, method, mode),
				);
			}
		});
	}

	/** A call of `/webhook/…` or `/webhook-test/…`. */
	private async take(request: ExpressRequest, answer: AnswerRecorder): Promise<void> {
		this.calls += 1;
		const [, address, ...path] = request.path.split('/');
		const isTest = address === 'webhook-test';
		const workflow = this.workflow.load();
		const found = this.workflow.webhooks(workflow).find(({ path: known, httpMethod }) => {
			return known === path.join('/') && httpMethod === request.method;
		});
		if (found === undefined || (isTest && !this.isListening)) {
			answer.status(404).json({ message: 'The requested webhook is not registered.' });
			return;
		}
		const webhook = { ...found, isTest };
		if (isTest) workflow.setTestStaticData(copyOf(this.listening));
		const items = await callWebhook(this.workflow, workflow, webhook, request, answer).catch(
			(error: unknown) => {
				this.errors.push(error);
				throw new Error('Workflow Webhook Error: Workflow could not be started!');
			},
		);
		this.workflow.save(workflow);
		if (items === undefined) return;

		const id = `webhook-${++this.started}`;
		const { run, answered } = startExecution(this.workflow, webhook, id, items, answer);
		void run.then((result) => {
			this.ended.push(result);
			this.runEnded();
		});
		await answered;
		if (isTest) setImmediate(() => void this.stopListening());
	}
}
