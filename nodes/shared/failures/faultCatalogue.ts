import type { SendFault } from '../clients/send';
import { lookUp, type Entry } from './entry';

type Kind = SendFault['kind'];

/** Without a whole answer: what is known from the moment at which the connection ended. */
export const faultCatalogue: Readonly<Record<Kind, Entry>> = {
	unreachable: {
		message: '{System} could not be reached, so nothing was sent',
		hint: 'Check {address} in the {credential} credential, and that the machine of n8n may connect to it.',
		category: 'network',
		delivered: 'no',
		retry: 'safe',
	},
	interrupted: {
		message: 'The connection to {system} broke before its answer was complete',
		hint: '{check}.',
		hintForRead: 'Run the node again in a minute.',
		category: 'network',
		delivered: 'unknown',
		retry: 'later',
	},
	timeout: {
		message: '{System} did not answer in time',
		doubt: 'The request may have been carried out',
		hint: '{check}.',
		hintForRead: 'Run the node again in a minute.',
		category: 'timeout',
		delivered: 'unknown',
		retry: 'later',
	},
	canceled: {
		message: 'The execution was stopped before {system} had answered',
		hint: '{check}.',
		hintForRead: 'Run the workflow again when you want to.',
		category: 'unknown',
		delivered: 'unknown',
		retry: 'never',
	},
};

/** `Failure.code` of each kind. */
export const faultCodes: Readonly<Record<Kind, string>> = {
	unreachable: 'network',
	interrupted: 'network',
	timeout: 'timeout',
	canceled: 'canceled',
};

type Cause = Pick<Entry, 'message' | 'hint'> & Partial<Pick<Entry, 'category' | 'retry'>>;

const setting = { category: 'configuration', retry: 'afterFix' } as const;

const unknownHost: Cause = {
	message: 'No server of this name could be found for {system}, so nothing was sent',
	hint: 'Check {address} in the {credential} credential for a typing slip, and the name server (DNS) of the machine of n8n.',
};
const refused: Cause = {
	message: 'The server of {system} refused the connection, so nothing was sent',
	hint: 'Check that {system} is running and that {address} and its port in the {credential} credential are right.',
};
const noRoute: Cause = {
	message: 'There is no network route from n8n to {system}, so nothing was sent',
	hint: 'Check the network, the firewall and the VPN between the machine of n8n and {system}.',
};
const expired: Cause = {
	...setting,
	message: 'The certificate of the server of {system} is out of date, so nothing was sent',
	hint: 'Ask the provider of the server to renew it, and check the clock of the machine of n8n.',
};
const otherName: Cause = {
	...setting,
	message: 'The certificate of the server is made out to another name, so nothing was sent',
	hint: 'Put the host name that the certificate is made out to into {address} of the {credential} credential.',
};
const untrusted: Cause = {
	...setting,
	message: 'n8n does not trust the certificate of the server of {system}, so nothing was sent',
	hint: "Add the authority that signed it to the {credential} credential if there is a field for it, or to n8n's own (NODE_EXTRA_CA_CERTS).",
};
const noTls: Cause = {
	...setting,
	message: 'The server of {system} does not speak TLS at this port, so nothing was sent',
	hint: 'Check http or https and the port of {address} in the {credential} credential.',
};
const tooOld: Cause = {
	...setting,
	message:
		'The server of {system} speaks only TLS 1.1 or older, which n8n does not, so nothing was sent',
	hint: 'Ask the provider of the server to switch on TLS 1.2 or 1.3, and check {address} in the {credential} credential.',
};
const weakServer: Cause = {
	...setting,
	message:
		'The key or the signature of a certificate of the server of {system} is too weak, so nothing was sent',
	hint: 'Ask the provider of the server for a certificate with RSA of 2048 bits or more, signed with SHA-256.',
};
const notAgreed: Cause = {
	...setting,
	message:
		'The server of {system} did not agree to an encrypted connection with n8n, so nothing was sent',
	hint: 'Check {address}{orCertificate} in the {credential} credential, and ask the provider of the server to offer TLS 1.2 or 1.3 with usual ciphers.',
};
const otherServerName: Cause = {
	...setting,
	message: 'The server does not answer to the host name in {address}, so nothing was sent',
	hint: 'Check the host name in {address} of the {credential} credential for a typing slip, and whether it has moved.',
};
const noHandshake: Cause = {
	message: 'The server of {system} ended the TLS handshake, so nothing was sent',
	hint: 'Check host and port of {address} in the {credential} credential; if they are right, ask the provider of the server why, and run the node again later.',
};
const ownCertificate: Cause = {
	...setting,
	message: 'The certificate or the key in the credential cannot be used, so nothing was sent',
	hint: 'Paste certificate, key and passphrase into the {credential} credential again: both in PEM form, and belonging together.',
};
const ownCertificateWeak: Cause = {
	...setting,
	message:
		'The certificate in the credential, or one of its authorities, is weaker than the machine of n8n allows, so nothing was sent',
	hint: 'Ask for a certificate with a longer key (RSA with 2048 bits or more, or EC on the curve P-256), signed with SHA-256.',
};
const certificateRefused: Cause = {
	...setting,
	message: 'The server of {system} did not accept the client certificate, so nothing was done',
	hint: 'Check that the certificate in the {credential} credential is the one Stellantis signed, for this environment, and not expired.',
};
const certificateWanted: Cause = {
	...setting,
	message: 'The server of {system} lets in only who has a client certificate, so nothing was done',
	hint: 'A client certificate is needed: {certificate}.',
};
const addressNotAllowed: Cause = {
	...setting,
	message: 'n8n does not allow requests to the internal address of {system}, so nothing was sent',
	hint: "Whoever runs n8n can allow it in n8n's environment: N8N_SSRF_ALLOWED_IP_RANGES takes the IP address, N8N_SSRF_ALLOWED_HOSTNAMES the host name of {address}. The protection itself is N8N_SSRF_PROTECTION_ENABLED.",
};
const hostNotAllowed: Cause = {
	...addressNotAllowed,
	message: 'n8n does not allow requests to the host of {system}, so nothing was sent',
	hint: "Whoever runs n8n can allow it in n8n's environment: take the host name of {address} out of N8N_SSRF_BLOCKED_HOSTNAMES, or put it into N8N_SSRF_ALLOWED_HOSTNAMES.",
};

/** Behind a cause that means something else where the request had a client certificate. */
const withCertificate = ' with a client certificate';

/** Alerts about the client's certificate: it was refused, or there was none to refuse. */
const certificateAlerts: Readonly<Record<string, Cause>> = Object.fromEntries(
	[42, 43, 44, 45, 46, 48, 49, 116].flatMap((alert) => [
		[`alert ${alert}`, certificateWanted],
		[`alert ${alert}${withCertificate}`, certificateRefused],
	]),
);

/** The machine's names for causes (Node.js system errors, TLS verification, OpenSSL, n8n), and TLS alerts by number. */
export const faultCauses: Readonly<Record<string, Cause>> = {
	ENOTFOUND: unknownHost,
	EAI_AGAIN: unknownHost,
	EAI_FAIL: unknownHost,
	EAI_NODATA: unknownHost,
	ECONNREFUSED: refused,
	EHOSTUNREACH: noRoute,
	EHOSTDOWN: noRoute,
	ENETUNREACH: noRoute,
	EADDRNOTAVAIL: noRoute,
	CERT_HAS_EXPIRED: expired,
	CERT_NOT_YET_VALID: expired,
	ERR_TLS_CERT_ALTNAME_INVALID: otherName,
	CERT_UNTRUSTED: untrusted,
	CERT_REJECTED: untrusted,
	CERT_SIGNATURE_FAILURE: untrusted,
	DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
	SELF_SIGNED_CERT_IN_CHAIN: untrusted,
	UNABLE_TO_GET_ISSUER_CERT: untrusted,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
	CERT_CHAIN_TOO_LONG: untrusted,
	CERT_REVOKED: untrusted,
	ERROR_IN_CERT_NOT_AFTER_FIELD: untrusted,
	ERROR_IN_CERT_NOT_BEFORE_FIELD: untrusted,
	HOSTNAME_MISMATCH: otherName,
	INVALID_CA: untrusted,
	INVALID_PURPOSE: untrusted,
	PATH_LENGTH_EXCEEDED: untrusted,
	UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: untrusted,
	UNABLE_TO_DECRYPT_CERT_SIGNATURE: untrusted,
	EE_KEY_TOO_SMALL: weakServer,
	CA_MD_TOO_WEAK: weakServer,
	ERR_SSL_DH_KEY_TOO_SMALL: weakServer,
	ERR_SSL_WRONG_VERSION_NUMBER: noTls,
	ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
	ERR_SSL_DATA_LENGTH_TOO_LONG: noTls,
	ERR_SSL_UNSUPPORTED_PROTOCOL: tooOld,
	ERR_SSL_WRONG_SSL_VERSION: tooOld,
	EPROTO: noHandshake,
	TLS_CLOSED: noHandshake,
	'alert 40': notAgreed,
	[`alert 40${withCertificate}`]: certificateRefused,
	...certificateAlerts,
	'alert 70': tooOld,
	'alert 71': notAgreed,
	'alert 86': tooOld,
	'alert 112': otherServerName,
	'alert 120': notAgreed,
	ERR_OSSL_BAD_DECRYPT: ownCertificate,
	ERR_OSSL_UNSUPPORTED: ownCertificate,
	ERR_OSSL_X509_KEY_VALUES_MISMATCH: ownCertificate,
	ERR_SSL_CA_KEY_TOO_SMALL: ownCertificateWeak,
	ERR_SSL_CA_MD_TOO_WEAK: ownCertificateWeak,
	ERR_SSL_EE_KEY_TOO_SMALL: ownCertificateWeak,
	SsrfBlockedIpError: addressNotAllowed,
	SsrfBlockedHostnameError: hostNotAllowed,
};

/** A cause explains why a connection never stood. Once the request was on its way, only the kind counts. */
export function faultOf({ kind, cause, clientCertificate = false }: SendFault): {
	entry: Entry;
	code: string;
} {
	const entry = faultCatalogue[kind];
	const known =
		(clientCertificate ? lookUp(faultCauses, cause + withCertificate) : undefined) ??
		lookUp(faultCauses, cause) ??
		(/^(?:alert |ERR_SSL_)/.test(cause) ? noHandshake : undefined);
	return {
		entry: kind === 'unreachable' ? { ...entry, ...known } : entry,
		code: faultCodes[kind],
	};
}
