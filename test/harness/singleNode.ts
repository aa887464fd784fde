import type { INode, INodeParameters } from 'n8n-workflow';
import type { Catalogue } from './catalogue';
import type { CredentialSet } from './credentialData';
import type { WorkflowJson } from './workflowJson';

/** A node as a user sets it up. */
export interface SingleNode
	extends Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'> {
	/** `dqeSmsConfirmation` (of the package under test) or a full name. */
	readonly type: string;
	readonly typeVersion?: number;
	readonly parameters?: INodeParameters;
	/** By credential type. */
	readonly credentials?: CredentialSet;
}

const COLLECTOR = 'n8n-nodes-base.noOp';

/** The smallest workflow that shows on which output of a node an item leaves. */
export function singleNodeWorkflow(
	catalogue: Catalogue,
	packageName: string,
	node: SingleNode,
): WorkflowJson {
	const { credentials: _, ...settings } = node;
	const type = node.type.includes('.') ? node.type : `${packageName}.${node.type}`;
	const { outputs } = catalogue.getByNameAndVersion(type, node.typeVersion).description;
	const own = Array.isArray(outputs) ? outputs.length : 1;
	const collectors = Array.from({ length: own }, (_output, index) =>
		index === 0 ? 'Success' : `Output ${index}`,
	);
	if (node.onError === 'continueErrorOutput') collectors.push('Failed');
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	return {
		name: 'Single node',
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{ typeVersion: 1, ...settings, name: 'Node', type },
			...collectors.map((name) => ({ name, type: COLLECTOR })),
		],
		connections: { Start: { main: [to('Node')] }, Node: { main: collectors.map(to) } },
	};
}
