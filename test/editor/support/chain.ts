import type { CredentialReferences } from '../../../editor/sandboxCredentials';
import type { NodeJson, WorkflowJson } from '../../harness/workflowJson';

/** A workflow as n8n's editor saves it: each node leads to the next. */
export function chain(
	name: string,
	nodes: readonly NodeJson[],
	credentials: CredentialReferences = {},
): WorkflowJson {
	const [, ...later] = nodes;
	const links = later.map(({ name: to }, index) => [
		nodes[index]?.name,
		{ main: [[{ node: to, type: 'main', index: 0 }]] },
	]);
	return {
		name,
		nodes: nodes.map((node, index) => ({
			id: `node-${index}`,
			typeVersion: 1,
			position: [index * 220, 0],
			parameters: {},
			...withCredential(node, credentials),
			...node,
		})),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
	};
}

/** Our nodes and the credential that each takes. */
const takes: Readonly<Record<string, string>> = {
	dqeSmsConfirmation: 'dqeApi',
	stellantis: 'stellantisBridgeApi',
	stellantisTrigger: 'stellantisBridgeApi',
	portailOvip: 'stellantisPartnerApi',
};

function withCredential({ type }: NodeJson, own: CredentialReferences): Partial<NodeJson> {
	const credential = takes[type.replace('n8n-nodes-stellantis.', '')];
	const reference = credential === undefined ? undefined : own[credential];
	return credential === undefined || reference === undefined
		? {}
		: { credentials: { [credential]: reference } };
}

/** A production webhook at `/webhook/<path>`. */
export const webhook = (
	path: string,
	responseMode: 'lastNode' | 'responseNode',
	httpMethod: 'GET' | 'POST' = 'POST',
): NodeJson => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { httpMethod, path, responseMode, options: {} },
});

/** Without one, n8n's Webhook node does not leave the answer to later nodes. */
export const respondToWebhook: NodeJson = {
	name: 'Respond to Webhook',
	type: 'n8n-nodes-base.respondToWebhook',
	typeVersion: 1.1,
	parameters: { respondWith: 'text', responseBody: 'Not before the page.', options: {} },
};
