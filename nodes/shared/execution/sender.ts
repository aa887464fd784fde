import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import type { HttpRequest, Send } from '../clients/send';
import type { ServerAddress } from '../values/serverAddress';
import { Deadline } from './deadline';
import { answered, tooLate, unanswered } from './sent';
import { SignInRefused } from './signIn';

/** A credential as the sender needs it. */
export interface SendingCredential {
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
	readonly serverAddress: ServerAddress;
	/** Whether the credential shows a client certificate to the server. */
	readonly clientCertificate?: boolean;
	/** Whether the credential type can renew its token: only then is a 401 answered by renewing and sending once more. */
	readonly renewsToken: boolean;
	/** Milliseconds to wait for the answer to a request that does not say itself. */
	readonly timeoutMs: number;
}

/** The only place from which the package's nodes reach the network: n8n's own helper, with the credential. */
export function senderOf(
	execution: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions,
	credential: SendingCredential,
): Send {
	const { type, data } = credential;
	const reference = execution.getNode().credentials?.[type];
	return async (request) => {
		const deadline = new Deadline(execution, request.timeoutMs ?? credential.timeoutMs);
		try {
			const answer: unknown = await execution.helpers.httpRequestWithAuthentication.call(
				deadline.context,
				type,
				{ ...requestOptions(request, credential), ...deadline.options },
				{
					credentialsDecrypted: {
						id: reference?.id ?? '',
						name: reference?.name ?? '',
						type,
						data,
					},
				},
			);
			return answered(answer);
		} catch (error) {
			const cause: unknown = error instanceof Error ? error.cause : undefined;
			if (cause instanceof SignInRefused) return cause.sent;
			return deadline.hasPassed ? tooLate : unanswered(error, credential.clientCertificate);
		}
	};
}

function requestOptions(
	{ method, path, query, headers, json, form }: HttpRequest,
	credential: SendingCredential,
): IHttpRequestOptions {
	return {
		method,
		url: credential.serverAddress + path,
		...(query && { qs: { ...query } }),
		headers: {
			...headers,
			...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
			...(json !== undefined && { 'content-type': 'application/json' }),
		},
		...(form && { body: { ...form } }),
		...(json !== undefined && { body: JSON.stringify(json) }),
		// Text, not parsed: what an answer means is the client's to say, also when it is cut short.
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: credential.renewsToken ? { ignore: true, except: [401] } : true,
		// A redirected write would be sent again elsewhere, credential included.
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
}
