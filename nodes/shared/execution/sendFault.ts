import type { SendFault } from '../clients/send';
import { tlsFault } from './tlsFault';

/** What n8n's helper threw, as far as it tells what became of the request; empty where it has no such property. */
export interface ThrownBySending {
	readonly code: string;
	readonly name: string;
	readonly message: string;
}

/**
 * Machine codes that prove that nothing was delivered: the connection never stood (Node.js system errors, TLS
 * certificate verification of OpenSSL as Node.js names it), or the client's own certificate could not be used.
 */
const neverConnected = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'EAI_NODATA',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
	'EADDRNOTAVAIL',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_CHAIN_TOO_LONG',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_UNTRUSTED',
	'CERT_REJECTED',
	'CERT_SIGNATURE_FAILURE',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERROR_IN_CERT_NOT_AFTER_FIELD',
	'ERROR_IN_CERT_NOT_BEFORE_FIELD',
	'HOSTNAME_MISMATCH',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'PATH_LENGTH_EXCEEDED',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
	'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_OSSL_BAD_DECRYPT',
	'ERR_OSSL_UNSUPPORTED',
	'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
	'ERR_SSL_CA_KEY_TOO_SMALL',
	'ERR_SSL_CA_MD_TOO_WEAK',
	'ERR_SSL_EE_KEY_TOO_SMALL',
]);

/** Reasons of OpenSSL's verification for which Node.js has no code but UNSPECIFIED, by their words. */
const unspecified: ReadonlyArray<readonly [words: RegExp, cause: string]> = [
	[/key too weak$/, 'EE_KEY_TOO_SMALL'],
	[/digest algorithm too weak$/, 'CA_MD_TOO_WEAK'],
];

/** n8n's protection against requests to internal addresses. It asks before it connects, and its errors have no code. */
const refusedByN8n = new Set(['SsrfBlockedIpError', 'SsrfBlockedHostnameError']);

const outOfTime = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** Anything not known to be harmless counts as interrupted: the request may have arrived. */
export function sendFault({ code, name, message }: ThrownBySending): SendFault {
	if (refusedByN8n.has(name)) return { kind: 'unreachable', cause: name };
	if (code === 'UNSPECIFIED') {
		const [, cause = 'CERT_UNTRUSTED'] = unspecified.find(([words]) => words.test(message)) ?? [];
		return { kind: 'unreachable', cause };
	}
	return tlsFault(code, message) ?? { kind: kindOf(code), cause: code };
}

function kindOf(code: string): SendFault['kind'] {
	if (neverConnected.has(code)) return 'unreachable';
	if (outOfTime.has(code)) return 'timeout';
	return code === 'ERR_CANCELED' ? 'canceled' : 'interrupted';
}
