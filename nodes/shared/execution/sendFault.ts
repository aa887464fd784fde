import type { SendFault } from '../clients/send';

/**
 * Machine codes that prove that nothing was delivered: the connection never stood (Node.js system errors,
 * TLS certificate verification of OpenSSL as Node.js names it, and n8n's own refusals before sending).
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
	'ERR_INVALID_URL',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_UNTRUSTED',
	'CERT_REJECTED',
	'CERT_SIGNATURE_FAILURE',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const outOfTime = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** Anything not known to be harmless counts as interrupted: the request may have arrived. */
export function sendFault(code: string): SendFault {
	if (neverConnected.has(code)) return { kind: 'unreachable', cause: code };
	if (outOfTime.has(code)) return { kind: 'timeout', cause: code };
	if (code === 'ERR_CANCELED') return { kind: 'canceled', cause: code };
	return { kind: 'interrupted', cause: code };
}
