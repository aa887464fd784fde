import type { ServerAddress } from '../values/serverAddress';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer } from './send';

/** The fields of the DQE credential, but for the address. */
export interface DqeCredential {
	readonly authentication: 'licence' | 'oauth2';
	readonly licence: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly scope: string;
	/** DQE's newer pages take the token as bearer, an older one as a licence for the time being. */
	readonly sendAs: 'bearer' | 'licence';
	/** Empty until it was fetched. */
	readonly accessToken: string;
}

export function readDqeCredential(fields: JsonObject): DqeCredential {
	const text = (name: string): string => textIn(fields, name) ?? '';
	return {
		authentication: text('authentication') === 'oauth2' ? 'oauth2' : 'licence',
		licence: text('licence'),
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		scope: text('scope'),
		sendAs: text('sendAs') === 'licence' ? 'licence' : 'bearer',
		accessToken: text('accessToken'),
	};
}

/** What must never be shown: all that a request may carry of the credential. The client id is the licence. */
export const dqeSecrets = ({
	licence,
	clientId,
	clientSecret,
	accessToken,
}: DqeCredential): readonly string[] =>
	[licence, clientId, clientSecret, accessToken].filter((secret) => secret !== '');

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
