import type { OvipState } from './state';

/** A known `client_id`, and the partner's login if one is asked for. */
export function isWelcome(
	{ clientIds, partnerLogin }: OvipState,
	clientId: unknown,
	authorization: string | undefined,
): boolean {
	if (typeof clientId !== 'string' || !clientIds.has(clientId)) return false;
	if (!partnerLogin) return true;
	const { user, password } = partnerLogin;
	return loginOf(authorization) === `${user}:${password}`;
}

/** `user:password` of Basic authentication (RFC 7617), in UTF-8. */
function loginOf(authorization = ''): string | undefined {
	const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization) ?? [];
	return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
