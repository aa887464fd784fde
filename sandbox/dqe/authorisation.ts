import type { FastifyRequest } from 'fastify';
import type { AccessToken, DqeState } from './state';

/**
 * - `notAuthorised`: error 02. `missing`: no licence given, error 01.
 * - `tokenRejected`: HTTP 401, a Bearer token that is unknown or past its 300 s.
 */
export type Authorisation = 'authorised' | 'notAuthorised' | 'missing' | 'tokenRejected';

/**
 * A Bearer token wins over `Licence` (our choice). DQE's older page calls the token a temporary licence, so it is
 * also taken as `Licence`; there an expired one is just an unknown licence.
 */
export function authorisationOf(
	state: DqeState,
	request: FastifyRequest,
	licence: string | undefined,
): Authorisation {
	const bearer = bearerOf(request);
	if (bearer !== undefined) {
		const token = state.liveToken(bearer);
		return token ? standingOf(state, token) : 'tokenRejected';
	}
	if (licence === undefined) return 'missing';
	const token = state.liveToken(licence);
	if (token) return standingOf(state, token);
	return state.licences.get(licence) ?? 'notAuthorised';
}

/** GDPR_VERIF takes no licence: the SMS token is the proof. A Bearer token that is sent all the same must be good. */
export const bearerRejected = (state: DqeState, request: FastifyRequest): boolean => {
	const bearer = bearerOf(request);
	return bearer !== undefined && state.liveToken(bearer) === undefined;
};

function standingOf({ licences, rules }: DqeState, { client, scope }: AccessToken): Authorisation {
	const allowed = rules.smsScopes.includes(scope);
	return allowed ? (licences.get(client.licence) ?? 'notAuthorised') : 'notAuthorised';
}

/** Anything else in the header than a Bearer token is a token nobody knows. */
const bearerOf = ({ headers: { authorization } }: FastifyRequest): string | undefined =>
	authorization?.replace(/^Bearer\s+/i, '');
