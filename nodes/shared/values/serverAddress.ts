import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing, trimmed, visible } from './text';
import { urlIn } from './url';

/** Absolute `http` or `https` address of a server, perhaps with a path; no slash at its end, no login, no query. */
export type ServerAddress = Branded<string, 'ServerAddress'>;

/** What a credential is given that cannot be an address, by the trouble that is told of it; the first that fits counts. */
const troubles = [
	{ reason: 'serverAddressNoScheme', has: (text: string) => !/^https?:\/\//i.test(text) },
	{ reason: 'serverAddressHasLogin', has: (text: string) => /^[^/]*\/\/[^/\\?#]*@/.test(text) },
	{ reason: 'serverAddressHasQuery', has: (text: string) => /[?#]/.test(text) },
	{ reason: 'serverAddressNotValid', has: (text: string) => !isWellFormed(text) },
] as const;

/** `URL` alone takes spaces, backslashes, a missing host before a path, and a second address pasted behind the first. */
const isWellFormed = (text: string): boolean =>
	/^https?:\/\/[^\s/\\][^\s\\]*$/i.test(text) &&
	!/:\/\/.*:\/\//.test(text) &&
	urlIn(text) !== undefined;

const isServerAddress = (text: string): text is ServerAddress =>
	troubles.every(({ has }) => !has(text));

/** The same text for all spellings of one address: case of scheme and host, slashes at the end, the scheme's own port. */
export const serverNamed = (address: ServerAddress): string =>
	new URL(address).href.replace(/\/+$/, '');

/**
 * Reads the address of a server as a credential has it. Slashes at its end do not count.
 * Fails with `serverAddressMissing`, `serverAddressNoScheme`, `serverAddressHasLogin`, `serverAddressHasQuery`, or
 * `serverAddressNotValid`.
 */
export function parseServerAddress(raw: unknown): Parsed<ServerAddress> {
	if (isMissing(raw)) return invalid('serverAddressMissing');
	const text = visible(trimmed(raw)).trim();
	if (text === '') return invalid('serverAddressNotValid');
	const address = text.replace(/(?<=[^:/])\/+$/, '');
	if (isServerAddress(address)) return valid(address);
	return invalid(troubles.find(({ has }) => has(address))?.reason ?? 'serverAddressNotValid');
}
