import { sendFault } from '../../nodes/shared/execution/sendFault';
import { faultOf } from '../../nodes/shared/failures/faultCatalogue';

const thrown = (code: string, message = '', name = 'Error') => sendFault({ code, name, message });

/** What OpenSSL says behind `error:`, of 3.0 (Node.js 20) and of 3.5 (Node.js 24). */
const alertText = (number: number, words: string) =>
	`00EC1CC4:error:0A000${(number + 1000).toString(16).toUpperCase()}:SSL routines:ssl3_read_bytes:${words}:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:918:SSL alert number ${number}\n`;
const reasonText = (words: string) =>
	`00EC1CC4:error:0A00010B:SSL routines:tls_validate_record_header:${words}:../deps/openssl/openssl/ssl/record/methods/tlsany_meth.c:77:\n`;

describe('a request that still waited for its handshake did not leave', () => {
	it.each([0, 10, 20, 22, 40, 47, 50, 51, 70, 80, 90, 116, 255])('alert %i', (number) => {
		const fault = thrown('EPROTO', `write EPROTO ${alertText(number, 'whatever')}`);
		expect(fault).toEqual({ kind: 'unreachable', cause: `alert ${number}` });
	});

	it.each([
		['wrong version number', 'ERR_SSL_WRONG_VERSION_NUMBER', /does not speak TLS/],
		['packet length too long', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', /does not speak TLS/],
		['data length too long', 'ERR_SSL_DATA_LENGTH_TOO_LONG', /does not speak TLS/],
		['unsupported protocol', 'ERR_SSL_UNSUPPORTED_PROTOCOL', /TLS 1\.1 or older/],
		['dh key too small', 'ERR_SSL_DH_KEY_TOO_SMALL', /too weak/],
		['a reason of tomorrow', 'ERR_SSL_A_REASON_OF_TOMORROW', /ended the TLS handshake/],
	])('%s', (words, cause, says) => {
		const fault = thrown('EPROTO', `write EPROTO ${reasonText(words)}`);
		expect(fault).toEqual({ kind: 'unreachable', cause });
		expect(faultOf(fault).entry).toMatchObject({
			delivered: 'no',
			message: expect.stringMatching(says),
		});
	});

	it('where nothing but the code is known', () => {
		const fault = thrown('EPROTO', 'write EPROTO');
		expect(faultOf(fault).entry).toMatchObject({ delivered: 'no', retry: 'safe' });
	});

	it('where the connection ended before it was secure', () => {
		const message =
			'Client network socket disconnected before secure TLS connection was established';
		expect(faultOf(thrown('ECONNRESET', message)).entry.delivered).toBe('no');
	});
});

describe('a request that may have left', () => {
	it.each([
		['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 42, 'sslv3 alert bad certificate'],
		['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 42, 'ssl/tls alert bad certificate'],
		['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 48, 'tlsv1 alert unknown ca'],
		['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 116, 'tlsv13 alert certificate required'],
		['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 40, 'ssl/tls alert handshake failure'],
	])('was not taken where the handshake was refused: %s', (code, number, words) => {
		const fault = thrown(code, alertText(number, words));
		expect(fault).toEqual({ kind: 'unreachable', cause: `alert ${number}` });
	});

	it.each([10, 20, 22, 47, 50, 51, 80, 90])('is in doubt after alert %i', (number) => {
		const fault = thrown('ERR_SSL_WHATEVER', alertText(number, 'whatever'));
		expect(faultOf(fault).entry).toMatchObject({ delivered: 'unknown', category: 'network' });
	});

	it.each([
		['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', reasonText('decryption failed')],
		['ERR_SSL_CIPHER_OPERATION_FAILED', ''],
		['EPROTO', `read EPROTO ${reasonText('wrong version number')}`],
		['ECONNRESET', 'read ECONNRESET'],
		['ECONNRESET', 'socket hang up'],
		['EPIPE', 'write EPIPE'],
		['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/'],
		['', 'something that nobody has thought of'],
	])('is in doubt after %s %s', (code, message) => {
		expect(faultOf(thrown(code, message)).entry.delivered).toBe('unknown');
	});
});

describe('the certificate of a server', () => {
	it.each([
		['EE certificate key too weak', 'EE_KEY_TOO_SMALL'],
		['CA certificate key too weak', 'EE_KEY_TOO_SMALL'],
		['CA signature digest algorithm too weak', 'CA_MD_TOO_WEAK'],
		['unsupported or invalid name constraint syntax', 'CERT_UNTRUSTED'],
	])('%s, for which Node.js has no code of its own', (message, cause) => {
		expect(thrown('UNSPECIFIED', message)).toEqual({ kind: 'unreachable', cause });
	});

	it.each(['CERT_REVOKED', 'INVALID_PURPOSE', 'INVALID_CA', 'CERT_CHAIN_TOO_LONG'])(
		'%s: nothing was sent',
		(code) => {
			expect(faultOf(thrown(code)).entry).toMatchObject({
				delivered: 'no',
				category: 'configuration',
			});
		},
	);
});

describe('what n8n does not allow', () => {
	it.each(['SsrfBlockedIpError', 'SsrfBlockedHostnameError'])('%s is known by its name', (name) => {
		const fault = thrown('', 'The request was blocked', name);
		expect(faultOf(fault).entry).toMatchObject({ delivered: 'no', category: 'configuration' });
	});
});

it.each([40, 42, 43, 44, 45, 46, 48, 49, 116])(
	'alert %i speaks of the client certificate only where there was one',
	(number) => {
		const fault = { kind: 'unreachable', cause: `alert ${number}` } as const;
		const said = /did not accept the client certificate/;
		expect(faultOf({ ...fault, clientCertificate: true }).entry.message).toMatch(said);
		expect(faultOf(fault).entry.message).not.toMatch(said);
	},
);
