import type {
	GenericValue,
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import { isDataObject } from './credentialData';

/** The declarative `authenticate`: names and values may be expressions over `$credentials`. */
export function applyGeneric(
	properties: IAuthenticateGeneric['properties'],
	request: IHttpRequestOptions,
	credentials: ICredentialDataDecryptedObject,
	at: { readonly workflow: Workflow; readonly node: INode },
): IHttpRequestOptions {
	const resolve = (value: GenericValue): GenericValue =>
		typeof value === 'string'
			? at.workflow.expression.getSimpleParameterValue(
					at.node,
					value,
					'internal',
					{ $credentials: credentials },
					undefined,
					'',
				)
			: value;
	const resolveAll = (part: IDataObject): IDataObject =>
		Object.fromEntries(
			Object.entries(part).map(([name, value]) => [String(resolve(name)), resolve(value)]),
		);

	const result: IHttpRequestOptions = { ...request };
	if (properties.headers !== undefined) {
		result.headers = { ...result.headers, ...resolveAll(properties.headers) };
	}
	if (properties.qs !== undefined) result.qs = { ...result.qs, ...resolveAll(properties.qs) };
	if (properties.body !== undefined && (result.body === undefined || isDataObject(result.body))) {
		result.body = { ...result.body, ...resolveAll(properties.body) };
	}
	if (properties.auth !== undefined) {
		result.auth = {
			...properties.auth,
			username: String(resolve(properties.auth.username)),
			password: String(resolve(properties.auth.password)),
		};
	}
	if (properties.skipSslCertificateValidation !== undefined) {
		result.skipSslCertificateValidation = Boolean(resolve(properties.skipSslCertificateValidation));
	}
	return result;
}
