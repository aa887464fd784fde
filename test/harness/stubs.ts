import { agent, AGENT } from './agent';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';

function description(name: string, displayName: string): INodeTypeDescription {
	return {
		name,
		displayName,
		group: ['transform'],
		version: 1,
		description: displayName,
		defaults: { name: displayName },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	};
}

const manualTrigger: INodeType = {
	description: {
		...description('manualTrigger', 'Manual Trigger'),
		group: ['trigger'],
		inputs: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

const noOp: INodeType = {
	description: description('noOp', 'No Operation, do nothing'),
	async execute() {
		return [this.getInputData()];
	},
};

/** Stand in for the nodes of n8n-nodes-base every test workflow needs, where that package is not loaded. */
export const stubNodes: ReadonlyMap<string, INodeType> = new Map([
	['n8n-nodes-base.manualTrigger', manualTrigger],
	['n8n-nodes-base.noOp', noOp],
	[AGENT, agent],
]);

/** Stand in for the credential types that others extend; the same fields as n8n's own, as far as the engine reads them. */
export const stubCredentials: ReadonlyMap<string, ICredentialType> = new Map([
	[
		'oAuth2Api',
		{
			name: 'oAuth2Api',
			displayName: 'OAuth2 API',
			properties: [
				{
					displayName: 'Grant Type',
					name: 'grantType',
					type: 'string',
					default: 'authorizationCode',
				},
				{ displayName: 'Authorization URL', name: 'authUrl', type: 'string', default: '' },
				{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'string', default: '' },
				{ displayName: 'Client ID', name: 'clientId', type: 'string', default: '' },
				{ displayName: 'Client Secret', name: 'clientSecret', type: 'string', default: '' },
				{ displayName: 'Scope', name: 'scope', type: 'string', default: '' },
				{
					displayName: 'Auth URI Query Parameters',
					name: 'authQueryParameters',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Authentication',
					name: 'authentication',
					type: 'string',
					default: 'header',
				},
				{
					displayName: 'Additional Body Properties',
					name: 'additionalBodyProperties',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Ignore SSL Issues',
					name: 'ignoreSSLIssues',
					type: 'boolean',
					default: false,
				},
			],
		},
	],
]);
