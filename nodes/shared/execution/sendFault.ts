import type { SendFault } from '../clients/send';

/** Alerts of a server that does not finish the TLS handshake with this client (RFC 8446, 6.2), as OpenSSL names them. */
const handshakeAlerts: Readonly<Record<string, string>> = {
	40: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
	42: 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
	43: 'ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE',
	44: 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED',
	45: 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
	46: 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN',
	48: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
	49: 'ERR_SSL_TLSV1_ALERT_ACCESS_DENIED',
	116: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
};

/**
 * Machine codes that prove that nothing was delivered: the connection never stood (Node.js system errors,
 * TLS certificate verification of OpenSSL as Node.js names it, and n8n's own refusals before sending), or that the
 * client's own certificate could not be used, or was refused: no server takes a request before its handshake is over.
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
	'ERR_OSSL_BAD_DECRYPT',
	'ERR_OSSL_PEM_NO_START_LINE',
	'ERR_OSSL_UNSUPPORTED',
	'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
	...Object.values(handshakeAlerts),
]);

const outOfTime = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/**
 * Anything not known to be harmless counts as interrupted: the request may have arrived. `message` is the machine's:
 * where a TLS alert meets Node.js while it writes, only the message says which.
 */
export function sendFault(code: string, message = ''): SendFault {
	return faultOf(code === 'EPROTO' ? (alertIn(message) ?? code) : code);
}

function alertIn(message: string): string | undefined {
	const [, alert = ''] = /\bSSL alert number (\d{1,3})\b/.exec(message) ?? [];
	return handshakeAlerts[alert];
}

function faultOf(code: string): SendFault {
	if (neverConnected.has(code)) return { kind: 'unreachable', cause: code };
	if (outOfTime.has(code)) return { kind: 'timeout', cause: code };
	if (code === 'ERR_CANCELED') return { kind: 'canceled', cause: code };
	return { kind: 'interrupted', cause: code };
}
