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
const invalidAddress: Cause = {
	...setting,
	message: 'The address of {system} is no valid web address, so nothing was sent',
	hint: 'Correct {address} in the {credential} credential; it begins with https:// and has no spaces.',
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
const ownCertificate: Cause = {
	...setting,
	message: 'The certificate or the key in the credential cannot be used',
	hint: 'Paste certificate, key and passphrase into the {credential} credential again: both in PEM form, and belonging together.',
};
const certificateRefused: Cause = {
	...setting,
	message: 'The server of {system} did not accept the client certificate',
	hint: 'Check that the certificate in the {credential} credential is the one Stellantis signed, for this environment, and not expired.',
};

/** The machine's names for causes (Node.js system errors, TLS verification, OpenSSL). */
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
	ERR_INVALID_URL: invalidAddress,
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
	ERR_SSL_WRONG_VERSION_NUMBER: noTls,
	ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
	EPROTO: noTls,
	ERR_OSSL_BAD_DECRYPT: ownCertificate,
	ERR_OSSL_PEM_NO_START_LINE: ownCertificate,
	ERR_OSSL_UNSUPPORTED: ownCertificate,
	ERR_OSSL_X509_KEY_VALUES_MISMATCH: ownCertificate,
	ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: certificateRefused,
	ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: certificateRefused,
	ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: certificateRefused,
	ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: certificateRefused,
	ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: certificateRefused,
	ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: certificateRefused,
	ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: certificateRefused,
	ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: certificateRefused,
	ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: certificateRefused,
};

/**
 * A cause explains why a connection never stood. Once the request was on its way only the kind counts, apart from
 * certificates: a server may refuse one after the request has left.
 */
export function faultOf({ kind, cause }: SendFault): { entry: Entry; code: string } {
	const entry = faultCatalogue[kind];
	const known = lookUp(faultCauses, cause);
	const explains =
		kind === 'unreachable' ||
		(kind === 'interrupted' && (known === ownCertificate || known === certificateRefused));
	return { entry: explains ? { ...entry, ...known } : entry, code: faultCodes[kind] };
}
