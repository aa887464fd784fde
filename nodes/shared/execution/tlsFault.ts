import type { SendFault } from '../clients/send';

/**
 * The TLS layer of Node.js holds a request back until the handshake is over; where OpenSSL gives up before, it is the
 * write that fails. What is refused later comes as an ERR_SSL_… of reading. Measured with Node.js 20.20 and 24.21.
 */
const stillWaiting = /^write EPROTO\b/;

/** Node.js' words for a connection that ended before its `secureConnect`. */
const closedInHandshake = 'before secure TLS connection was established';

/** `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:…` */
const reason = /:SSL routines:[^:]*:([^:]+):/;

const alert = /\bSSL alert number (\d{1,3})\b/;

/**
 * Alerts that a server sends about the handshake only (RFC 8446, 6.2; the certificate ones also when it has asked for
 * a certificate later on). With TLS 1.3 the request may have left by then, but no server takes one before it is
 * content. Not among them are 10, 20, 22, 47, 50, 51, 80 and 90: they may end a connection that already stood.
 */
const handshakeAlerts: ReadonlySet<number> = new Set([
	40, 42, 43, 44, 45, 46, 48, 49, 70, 71, 86, 109, 110, 112, 113, 115, 116, 120,
]);

/**
 * What became of the request where TLS ended it; undefined where it did not. The cause is `alert 40` by the number of
 * an alert, whose name differs between versions of OpenSSL; else Node.js' name of OpenSSL's reason.
 */
export function tlsFault(code: string, message: string): SendFault | undefined {
	const [, number] = alert.exec(message) ?? [];
	const cause = number === undefined ? nameOf(code, message) : `alert ${number}`;
	if (stillWaiting.test(message)) return { kind: 'unreachable', cause };
	if (message.includes(closedInHandshake)) return { kind: 'unreachable', cause: 'TLS_CLOSED' };
	if (number === undefined) return undefined;
	return { kind: handshakeAlerts.has(Number(number)) ? 'unreachable' : 'interrupted', cause };
}

function nameOf(code: string, message: string): string {
	const [, words] = reason.exec(message) ?? [];
	return words === undefined ? code : `ERR_SSL_${words.toUpperCase().replace(/\W/g, '_')}`;
}
