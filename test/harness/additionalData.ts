import type {
	IConnections,
	ICredentialsHelper,
	IExecuteResponsePromiseData,
	INode,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Engine } from './engine';

/** Address of the n8n that the bench stands for; nothing listens there. */
export const INSTANCE_URL = 'https://n8n.example';

/** A workflow as it is saved, ready for the engine. */
export interface WorkflowDefinition {
	readonly id: string;
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings: IWorkflowSettings;
}

export interface AdditionalDataInput {
	readonly mode: WorkflowExecuteMode;
	readonly executionId: string;
	readonly definition: WorkflowDefinition;
	readonly credentials: ICredentialsHelper;
	/** Called with each node's name when it is done. */
	readonly nodeDone?: (name: string) => void;
	/** Called with what a *Respond to Webhook* node answers. */
	readonly respond?: ((response: IExecuteResponsePromiseData) => void) | undefined;
}

function absent(what: string): () => Promise<never> {
	return async () => {
		throw new Error(`The bench has no ${what}`);
	};
}

/** What the n8n application hands to the engine with every execution. */
export function additionalDataFor(
	engine: Engine,
	{ mode, executionId, definition, credentials, nodeDone, respond }: AdditionalDataInput,
): IWorkflowExecuteAdditionalData {
	const saved: IWorkflowBase = {
		...definition,
		active: mode !== 'manual',
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		activeVersionId: null,
	};
	const hooks = new engine.core.ExecutionLifecycleHooks(mode, executionId, saved);
	hooks.addHandler('nodeExecuteAfter', (name) => nodeDone?.(name));
	hooks.addHandler('sendResponse', (response) => respond?.(response));
	return {
		credentialsHelper: credentials,
		hooks,
		executionId,
		workflowId: definition.id,
		externalSecretsProxy: new engine.core.ExternalSecretsProxy(),
		variables: {},
		currentNodeExecutionIndex: 0,
		instanceBaseUrl: `${INSTANCE_URL}/`,
		restApiUrl: `${INSTANCE_URL}/rest`,
		webhookBaseUrl: `${INSTANCE_URL}/webhook`,
		webhookTestBaseUrl: `${INSTANCE_URL}/webhook-test`,
		webhookWaitingBaseUrl: `${INSTANCE_URL}/webhook-waiting`,
		formBaseUrl: `${INSTANCE_URL}/form`,
		formTestBaseUrl: `${INSTANCE_URL}/form-test`,
		formWaitingBaseUrl: `${INSTANCE_URL}/form-waiting`,
		mcpBaseUrl: `${INSTANCE_URL}/mcp`,
		mcpTestBaseUrl: `${INSTANCE_URL}/mcp-test`,
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		executeWorkflow: absent('sub-workflows'),
		startRunnerTask: absent('task runner (Code node)'),
	};
}
