import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import {
	authentications,
	dqeAuthorisation,
	dqeToken,
	dqeTokenRequest,
	readDqeCredential,
	tokenForms,
	type DqeCredential,
} from '../nodes/shared/clients/dqeSignIn';
import { unsent } from '../nodes/shared/clients/unusable';
import { accepted } from '../nodes/shared/execution/refusal';
import { askForToken, notSignedIn, SignInRefused } from '../nodes/shared/execution/signIn';
import type { Call } from '../nodes/shared/failures/evidence';
import { mapFailure } from '../nodes/shared/failures/mapFailure';
import { parseServerAddress } from '../nodes/shared/values/serverAddress';

const call: Call = {
	vendor: 'dqe',
	catalogue: 'dqeToken',
	operation: 'oauth/access_token',
	effect: 'read',
};

export class DqeApi implements ICredentialType {
	name = 'dqeApi';

	displayName = 'DQE API';

	icon: Icon = { light: 'file:../icons/dqe.svg', dark: 'file:../icons/dqe.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-stellantis/n8n-nodes-stellantis/blob/main/docs/credentials.md#dqe-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Server Address',
			name: 'serverAddress',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://prod2.dqe-software.com',
			description:
				'Address of the DQE server from your DQE contract, without the name of a service, for example https://prod2.dqe-software.com',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [...authentications],
			default: 'licence',
			description: 'How your DQE contract lets you in. Most contracts have a licence.',
		},
		{
			displayName: 'Licence',
			name: 'licence',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['licence'] } },
			description: 'Licence code from your DQE contract. It is sent in the body of requests only.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['oauth2'] } },
			description: 'Client ID from DQE; it is your licence code',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['oauth2'] } },
			description: 'Client secret from DQE',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'client_phone',
			displayOptions: { show: { authentication: ['oauth2'] } },
			description:
				'Scope that covers SMS confirmation. DQE does not publish which one does; client_phone is the likely one, client_general covers several products.',
		},
		{
			displayName: 'Send Token As',
			name: 'sendAs',
			type: 'options',
			options: [...tokenForms],
			default: 'bearer',
			displayOptions: { show: { authentication: ['oauth2'] } },
			description:
				'Where the token goes. Current DQE pages take it as bearer token, an older one as a licence that is valid for a while.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Runs before the first request, after a 401 and with every credential test; a licence needs nothing. */
	async preAuthentication(
		this: IHttpRequestHelper,
		fields: ICredentialDataDecryptedObject,
	): Promise<{ accessToken?: string }> {
		const credential = credentialIn(fields);
		if (credential.authentication === 'licence') return {};
		const server = accepted(parseServerAddress(fields['serverAddress']), 'Server Address', call);
		const { url, form } = dqeTokenRequest(server, credential);
		const sent = await askForToken(this, url, form);
		const accessToken = sent.answered ? dqeToken(sent.answer) : undefined;
		if (accessToken !== undefined) return { accessToken };
		throw signInRefused(sent);
	}

	authenticate = async (
		fields: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { form, headers } = dqeAuthorisation(credentialIn(fields), request.url);
		const body = typeof request.body === 'object' ? request.body : {};
		return await Promise.resolve({
			...request,
			headers: { ...request.headers, ...headers },
			body: { ...body, ...form },
		});
	};
}

/** @throws what n8n shows at a credential test; a node has read the credential before */
function credentialIn(fields: ICredentialDataDecryptedObject): DqeCredential {
	const read = readDqeCredential(fields);
	if (read.ok) return read.value;
	const { message, hint } = mapFailure({ kind: 'input', ...read }, call);
	throw new Error(`${message}. ${hint}`);
}

function signInRefused(sent: Awaited<ReturnType<typeof askForToken>>): SignInRefused {
	const refusal = notSignedIn(sent);
	const outcome = unsent(refusal, call);
	const text = outcome.ok ? '' : `${outcome.failure.message}. ${outcome.failure.hint}`;
	return new SignInRefused(text, refusal);
}
