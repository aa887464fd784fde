import { STATUS_CODES } from 'node:http';
import type {
	ICredentialTestFunction,
	ICredentialTestRequest,
	IExecuteData,
	INode,
	INodeCredentialTestResult,
	INodeType,
	Workflow,
} from 'n8n-workflow';
import { additionalDataFor, type WorkflowDefinition } from './additionalData';
import type { Catalogue } from './catalogue';
import { isRecord } from './credentialData';
import type { CredentialStore } from './credentialStore';
import type { Engine } from './engine';

/** The node type n8n's credential tester pretends to run. */
export const TESTER_NODE_TYPE = 'n8n-nodes-base.noOp';

const passed: INodeCredentialTestResult = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

function testerNode(type: string, request: ICredentialTestRequest['request']): INodeType {
	return {
		description: {
			name: 'noOp',
			displayName: 'Credential Tester',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: 'Credential Tester' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}

/** The function that a node names in `testedBy` for the credential; no node of ours has versions of which only some do. */
function testFunction(catalogue: Catalogue, type: string): ICredentialTestFunction | undefined {
	const nodes = catalogue.nodesDeclaring(type).map((name) => catalogue.getByNameAndVersion(name));
	const [found] = nodes.flatMap(({ description, methods }) =>
		(description.credentials ?? []).flatMap(({ name, testedBy }) =>
			name === type && typeof testedBy === 'string'
				? (methods?.credentialTest?.[testedBy] ?? [])
				: [],
		),
	);
	return found;
}

/** What n8n makes of an execution that belongs to no workflow. */
const noExecution = (engine: Engine, store: CredentialStore) =>
	additionalDataFor(engine, {
		mode: 'internal',
		executionId: 'credential-test',
		definition: {
			id: 'credential-test',
			name: 'Credential test',
			nodes: [],
			connections: {},
			settings: {},
		},
		credentials: store,
	});

/**
 * Presses *Test* on a credential: `test.request` through n8n's routing, then its rules; or the function of a node,
 * which n8n gives the old HTTP helper only.
 */
export async function testCredential(
	engine: Engine,
	catalogue: Catalogue,
	store: CredentialStore,
	type: string,
): Promise<INodeCredentialTestResult> {
	const credentialType = catalogue.credentialType(type);
	const { test } = credentialType;
	const byNode = test === undefined ? testFunction(catalogue, type) : undefined;
	if (byNode) {
		const context = new engine.core.CredentialTestContext(noExecution(engine, store));
		return await byNode.call(context, { id: type, name: type, type, data: store.resolved(type) });
	}
	if (test === undefined) {
		if (!catalogue.parentTypes(type).includes('oAuth2Api'))
			return failed('No testing function found for this credential.');
		const token = store.stored(type)['oauthTokenData'];
		return isRecord(token) && typeof token['access_token'] === 'string'
			? passed
			: failed('Account is not connected');
	}
	try {
		const body = await request(engine, catalogue, store, type, test.request);
		return judgeBody(test.rules, body);
	} catch (error) {
		return judgeError(test.rules, error);
	}
}

async function request(
	engine: Engine,
	catalogue: Catalogue,
	store: CredentialStore,
	type: string,
	request: ICredentialTestRequest['request'],
): Promise<unknown> {
	const nodeType = testerNode(type, request);
	const node: INode = {
		id: 'temp',
		name: 'Temp',
		type: TESTER_NODE_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id: type, name: type } },
	};
	const definition: WorkflowDefinition = {
		id: 'credential-test',
		name: 'Credential test',
		nodes: [node],
		connections: {},
		settings: {},
	};
	const workflow = new engine.workflow.Workflow({
		...definition,
		active: false,
		nodeTypes: catalogue.with(TESTER_NODE_TYPE, nodeType),
	});
	const tested = workflow.getNode(node.name) ?? node;
	const additionalData = additionalDataFor(engine, {
		mode: 'internal',
		executionId: 'credential-test',
		definition,
		credentials: store,
	});
	const input = { main: [[{ json: {} }]] };
	const executeData: IExecuteData = { node: tested, data: {}, source: null };
	const context = new engine.core.ExecuteContext(
		workflow,
		tested,
		additionalData,
		'internal',
		engine.workflow.createEmptyRunExecutionData(),
		0,
		[],
		input,
		executeData,
		[],
	);
	const data = store.resolved(type);
	return await isolated(workflow, async () => {
		const routing = new engine.core.RoutingNode(context, nodeType, {
			id: type,
			name: type,
			type,
			data,
		});
		const output = await routing.runNode();
		return output?.[0]?.[0]?.json;
	});
}

/** Where the engine has one, expressions are worked out in an isolate that must be asked for; old ones have none. */
async function isolated<T>({ expression }: Workflow, work: () => Promise<T>): Promise<T> {
	return 'withIsolate' in expression ? await expression.withIsolate(work) : await work();
}

function judgeBody(
	rules: ICredentialTestRequest['rules'],
	body: unknown,
): INodeCredentialTestResult {
	for (const rule of rules ?? []) {
		if (
			rule.type === 'responseSuccessBody' &&
			at(body, rule.properties.key) === rule.properties.value
		) {
			return failed(rule.properties.message);
		}
	}
	return passed;
}

function judgeError(
	rules: ICredentialTestRequest['rules'],
	error: unknown,
): INodeCredentialTestResult {
	const response = at(error, 'cause.response');
	if (isRecord(response)) {
		const status = Number(response['status']);
		for (const rule of rules ?? []) {
			if (rule.type === 'responseCode' && rule.properties.value === status) {
				return failed(rule.properties.message);
			}
		}
		return failed(String(response['statusText'] || STATUS_CODES[status] || status));
	}
	const code = at(error, 'cause.code');
	if (typeof code === 'string') return failed(code);
	return failed(error instanceof Error ? error.message : String(at(error, 'message')));
}

function at(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}
