import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { trimmed } from './text';

/** Name of a session of the Mobile SDK bridge: one initialised SDK, one user. */
export type SessionName = Branded<string, 'SessionName'>;

// A name of dots only would be taken out of the URL's path by HTTP clients.
const isSessionName = (text: string): text is SessionName =>
	/^(?!\.{1,2}$)[A-Za-z0-9._~-]{1,64}$/.test(text);

/**
 * Reads a session name: 1 to 64 of the characters that a URL path takes as they are, case counts
 * (docs/bridge/openapi.yaml). Fails with `sessionNotValid`.
 */
export function parseSessionName(raw: unknown): Parsed<SessionName> {
	const text = trimmed(raw);
	return isSessionName(text) ? valid(text) : invalid('sessionNotValid');
}
