import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteContextData,
	INodeCredentialTestResult,
	INodeExecutionData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Catalogue } from './catalogue';
import type { CredentialSet } from './credentialData';
import { CredentialStore } from './credentialStore';
import { testCredential } from './credentialTester';
import { loadEngine, type Engine } from './engine';
import { useEvaluator, type Evaluator } from './evaluator';
import { Execution, type Respond } from './execution';
import type { RunResult } from './runResult';
import { singleNodeWorkflow, type SingleNode } from './singleNode';
import { toDefinition, type WorkflowJson } from './workflowJson';

export interface BenchOptions {
	/** Folder whose node_modules holds n8n-core and n8n-workflow. */
	readonly engineDir: string;
	/** The unpacked node package under test. */
	readonly packageDir: string;
	/** Also n8n-nodes-base (Set, If, Wait, …), if the engine's folder has it; otherwise stand-ins for Manual Trigger and No Operation. */
	readonly baseNodes?: boolean;
	/** What evaluates expressions; `legacy` if absent. `vm` loads on Node 24 only. One for each process. */
	readonly evaluator?: Evaluator;
}

export interface RunOptions {
	/** A set to start from, or the store of an earlier run with what was fetched meanwhile. */
	readonly credentials?: CredentialSet | CredentialStore;
	/** Given to the start node; one empty item if absent. */
	readonly items?: readonly INodeExecutionData[];
	/** Name of the node to start from; the workflow's trigger if absent. */
	readonly startNode?: string;
	/** Overrides the workflow's own. */
	readonly timezone?: string;
	readonly executionId?: string;
	/** `trigger` (an activated workflow) if absent. */
	readonly mode?: WorkflowExecuteMode;
	readonly staticData?: IDataObject;
	/** What nodes kept in an execution whose data this one goes on with, as n8n's Retry of a failed execution does. */
	readonly contextData?: IExecuteContextData;
	/** Stops the execution as its Stop button does. */
	readonly signal?: AbortSignal;
	/** Called with what a node answers to the caller of the webhook that stands before the start. */
	readonly respond?: Respond;
}

/** A package on n8n's engine: workflows run, credentials are tested, as in the application. */
export class Bench {
	private executions = 0;

	private constructor(
		readonly engine: Engine,
		readonly catalogue: Catalogue,
		private readonly packageName: string,
	) {}

	static async create(options: BenchOptions): Promise<Bench> {
		const { engineDir, packageDir, baseNodes = false, evaluator = 'legacy' } = options;
		const engine = loadEngine(engineDir);
		await useEvaluator(engine, evaluator);
		const catalogue = await Catalogue.load(engine, packageDir, baseNodes);
		return new Bench(engine, catalogue, catalogue.packageName);
	}

	store(credentials: CredentialSet | CredentialStore = {}): CredentialStore {
		return credentials instanceof CredentialStore
			? credentials
			: new CredentialStore(this.engine, this.catalogue, credentials);
	}

	/** @throws if n8n would refuse to start the workflow; a failing node gives a result with `error` */
	async run(workflow: WorkflowJson, options: RunOptions = {}): Promise<RunResult> {
		const store = this.store(options.credentials);
		const execution = new Execution({
			engine: this.engine,
			catalogue: this.catalogue,
			store,
			definition: toDefinition(workflow, this.catalogue, store, options.timezone),
			executionId: options.executionId ?? String(++this.executions),
			mode: options.mode ?? 'trigger',
			staticData: options.staticData ?? {},
			...(options.contextData && { contextData: options.contextData }),
			signal: options.signal,
			respond: options.respond,
		});
		const items = structuredClone(options.items ?? [{ json: {} }]);
		return await execution.start([...items], options.startNode);
	}

	/** Manual Trigger → `Node` → `Success` (and `Output 1`, … ), `Failed` on the error output. */
	async single(node: SingleNode, options: RunOptions = {}): Promise<RunResult> {
		const credentials = options.credentials ?? node.credentials;
		const workflow = singleNodeWorkflow(this.catalogue, this.packageName, node);
		return await this.run(workflow, { ...options, credentials });
	}

	/** Presses *Test* on a credential with these fields. */
	async testCredential(
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<INodeCredentialTestResult> {
		const store = this.store({ [type]: data });
		return await testCredential(this.engine, this.catalogue, store, type);
	}
}

export async function createBench(options: BenchOptions): Promise<Bench> {
	return await Bench.create(options);
}
