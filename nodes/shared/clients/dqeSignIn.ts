import type { InputReason } from '../values/inputReason';
import type { Particulars } from '../values/parsed';
import type { ServerAddress } from '../values/serverAddress';
import { choiceIn } from './credentialChoice';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer } from './send';

/** How a contract with DQE lets in. */
export const authentications = [
	{ name: 'Licence', value: 'licence' },
	{ name: 'OAuth2 Client', value: 'oauth2' },
] as const;

/** DQE's newer pages take the token as bearer, an older one as a licence for the time being. */
export const tokenForms = [
	{ name: 'Bearer Token', value: 'bearer' },
	{ name: 'Licence', value: 'licence' },
] as const;

/** The fields of the DQE credential, but for the address. */
export interface DqeCredential {
	readonly authentication: 'licence' | 'oauth2';
	readonly licence: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly scope: string;
	readonly sendAs: 'bearer' | 'licence';
	/** Empty until it was fetched. */
	readonly accessToken: string;
}

export type DqeCredentialResult =
	| { readonly ok: true; readonly value: DqeCredential }
	| ({ readonly ok: false; readonly reason: InputReason; readonly field: string } & Particulars);

export function readDqeCredential(fields: JsonObject): DqeCredentialResult {
	const authentication = choiceIn(fields, 'authentication', authentications, 'licence');
	if (!authentication.ok) return { ...authentication, field: 'Authentication' };
	const sendAs = choiceIn(fields, 'sendAs', tokenForms, 'bearer');
	if (!sendAs.ok) return { ...sendAs, field: 'Send Token As' };
	const text = (name: string): string => textIn(fields, name) ?? '';
	const value = {
		authentication: authentication.value,
		licence: text('licence'),
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		scope: text('scope'),
		sendAs: sendAs.value,
		accessToken: text('accessToken'),
	};
	return { ok: true, value };
}

/** What must never be shown: all that a request may carry of the credential. The client id is the licence. */
export const dqeSecrets = (fields: JsonObject): readonly string[] =>
	['licence', 'clientId', 'clientSecret', 'accessToken'].flatMap(
		(name) => textIn(fields, name) ?? [],
	);

/** Calls that take a licence; GDPR_VERIF documents none. */
const licensedPath = /\/GDPR_MSG\/?$/;

/** What a request needs besides its own fields: the licence in the form, or the token. */
export function dqeAuthorisation(
	credential: DqeCredential,
	url: string,
): { form: Record<string, string>; headers: Record<string, string> } {
	const { authentication, sendAs, accessToken } = credential;
	if (authentication === 'oauth2' && sendAs === 'bearer') {
		return { form: {}, headers: { authorization: `Bearer ${accessToken}` } };
	}
	const licence = authentication === 'oauth2' ? accessToken : credential.licence;
	return { form: licensedPath.test(url) ? { Licence: licence } : {}, headers: {} };
}

/** `POST /oauth/access_token/`. Source: DQE help centre, "OAuth2 authentication (POST)". */
export const dqeTokenRequest = (
	serverAddress: ServerAddress,
	{ clientId, clientSecret, scope }: DqeCredential,
): { url: string; form: Record<string, string> } => ({
	url: `${serverAddress}/oauth/access_token/`,
	form: { client_id: clientId, client_secret: clientSecret, scope },
});

/** The token, or undefined where DQE gave none (HTTP 400 or 401 with the reason in the body). */
export function dqeToken({
	status,
	body,
}: Pick<HttpAnswer, 'status' | 'body'>): string | undefined {
	const json = parseJson(body);
	return status === 200 && isJsonObject(json) ? textIn(json, 'access_token') : undefined;
}
