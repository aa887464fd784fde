import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Catalogue } from './catalogue';
import { applyGeneric } from './credentialAuthentication';
import { isExpression, toCredentialData, type CredentialSet } from './credentialData';
import { CredentialReader } from './credentialReader';
import { TESTER_NODE_TYPE } from './credentialTester';
import type { Engine } from './engine';

/**
 * Keeps credentials as n8n's database does and hands them to nodes as n8n does: defaults merged, expressions resolved,
 * `authenticate` applied, an expirable token fetched when empty or refused, and kept.
 */
export class CredentialStore implements ICredentialsHelper {
	private readonly entries: Map<string, ICredentialDataDecryptedObject>;
	private readonly reader: CredentialReader;

	constructor(
		private readonly engine: Engine,
		private readonly catalogue: Catalogue,
		credentials: CredentialSet,
	) {
		this.reader = new CredentialReader(engine, catalogue);
		this.entries = new Map(
			Object.entries(credentials).map(([key, data]) => [key, structuredClone(data)]),
		);
	}

	/** What is stored now (tokens fetched meanwhile included) under a key of the credential set. */
	stored(key: string): ICredentialDataDecryptedObject {
		const data = this.entries.get(key);
		if (data === undefined) throw new Error(`No credential is stored under ${key}`);
		return structuredClone(data);
	}

	has(key: string): boolean {
		return this.entries.has(key);
	}

	getParentTypes(name: string): string[] {
		return this.catalogue.parentTypes(name);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		const { restrictToSupportedNodes } = this.catalogue.credentialType(credentialType);
		return (
			restrictToSupportedNodes !== true ||
			this.catalogue.nodesOfCredential(credentialType).includes(nodeType)
		);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.reader.properties(type);
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		const credentials = new this.engine.core.Credentials(details, type);
		await credentials.setData(this.stored(this.keyOf(details, type)));
		return credentials;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		_executeData?: IExecuteData,
		raw?: boolean,
		at?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.stored(this.keyOf(details, type));
		if (raw === true) return stored;
		return this.reader.resolve(stored, type, { mode, variables: additionalData.variables, at });
	}

	/** Stored data under `key` as a node sees it that runs without items. */
	resolved(key: string): ICredentialDataDecryptedObject {
		return this.reader.resolve(this.stored(key), key, { mode: 'internal', variables: {} });
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.catalogue.credentialType(typeName);
		if (authenticate === undefined) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		const scratch = this.reader.scratch();
		const at = { workflow: workflow ?? scratch.workflow, node: node ?? scratch.node };
		return applyGeneric(authenticate.properties, request, credentials, at);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.catalogue.credentialType(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (expirable === undefined || type.preAuthentication === undefined) return undefined;
		const testing = node.type === TESTER_NODE_TYPE && node.parameters['temp'] === '';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !testing) return undefined;
		const output = toCredentialData(await type.preAuthentication.call(helpers, credentials));
		if (output[expirable.name] === undefined) return undefined;
		const details = node.credentials?.[typeName];
		if (details !== undefined) await this.updateCredentials(details, typeName, output);
		return { ...credentials, ...output };
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.catalogue.credentialType(typeName);
		if (preAuthentication === undefined) return undefined;
		return toCredentialData(await preAuthentication.call(helpers, credentials));
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const key = this.keyOf(details, type);
		const stored = this.stored(key);
		for (const [field, value] of Object.entries(data)) {
			if (!isExpression(stored[field])) stored[field] = value;
		}
		this.entries.set(key, stored);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const token = data['oauthTokenData'];
		if (token !== undefined) await this.updateCredentials(details, type, { oauthTokenData: token });
	}

	private keyOf(details: INodeCredentialsDetails, type: string): string {
		const key = [details.id, details.name, type].find((one) => one !== null && this.has(one));
		if (typeof key !== 'string') throw new Error(`Credential "${details.name}" does not exist`);
		return key;
	}
}
