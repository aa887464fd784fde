import { randomBytes } from 'node:crypto';
import { all, type Parameters } from './parameters';
import { scopes, type AccessToken, type DqeClient, type DqeState } from './state';

/** Seconds; published. */
const lifetime = 300;
/** Seconds; published as "at most 10 minutes". */
const refreshLifetime = 600;

interface Granted {
	readonly access_token: string;
	readonly token_type: 'Bearer';
	/** Seconds, as text. */
	readonly expires_in: string;
	readonly refresh_token: string;
}

/** DQE publishes the descriptions; the shape and the short names are RFC 6749's (our choice). */
const refusals = {
	invalid_request: 'Invalid Request',
	invalid_client: 'Invalid Client',
	unauthorized_client: 'Unauthorized Client',
	unsupported_grant_type: 'Unsupported Grant Type',
	invalid_grant: 'Invalid Grant',
} as const;

export interface TokenAnswer {
	readonly status: 200 | 400 | 401;
	readonly body:
		| Granted
		| { readonly error: keyof typeof refusals; readonly error_description: string };
}

const refused = (error: keyof typeof refusals, status: 400 | 401 = 400): TokenAnswer => ({
	status,
	body: { error, error_description: refusals[error] },
});

/** `/oauth/access_token/`: a first token, or with `scope=refresh_token` the renewal of one. */
export function accessToken(state: DqeState, parameters: Parameters, now: number): TokenAnswer {
	return parameters.get('scope') === 'refresh_token'
		? renewed(state, parameters, now)
		: first(state, parameters, now);
}

function first(state: DqeState, parameters: Parameters, now: number): TokenAnswer {
	const given = all(parameters, ['client_id', 'client_secret', 'scope']);
	if (!given) return refused('invalid_request');
	const client = state.clients.get(given.client_id);
	if (client?.secret !== given.client_secret) return refused('invalid_client');
	// An expired licence is what DQE means by an invalid client.
	if (state.licences.get(client.licence) !== 'authorised') return refused('invalid_client');
	if (!scopes.some((scope) => scope === given.scope)) return refused('unsupported_grant_type');
	if (!client.scopes.includes(given.scope)) return refused('unauthorized_client');
	return granted(state, client, given.scope, now);
}

/** A pair of tokens that is unknown is 400, one whose ten minutes are over 401 (DQE: "400/401"; which is which is ours). */
function renewed(state: DqeState, parameters: Parameters, now: number): TokenAnswer {
	const given = all(parameters, ['access_token', 'refresh_token']);
	if (!given) return refused('invalid_request');
	const token = state.accessTokens.get(given.access_token);
	if (token?.refreshToken !== given.refresh_token) return refused('invalid_grant');
	if (now >= token.refreshableUntil) return refused('invalid_grant', 401);
	state.accessTokens.delete(given.access_token);
	return granted(state, token.client, token.scope, now);
}

function granted(state: DqeState, client: DqeClient, scope: string, now: number): TokenAnswer {
	const name = randomBytes(24).toString('base64url');
	const token: AccessToken = {
		client,
		scope,
		expiresAt: now + lifetime * 1000,
		refreshToken: randomBytes(24).toString('base64url'),
		refreshableUntil: now + refreshLifetime * 1000,
	};
	state.accessTokens.set(name, token);
	return {
		status: 200,
		body: {
			access_token: name,
			token_type: 'Bearer',
			expires_in: String(lifetime),
			refresh_token: token.refreshToken,
		},
	};
}
