#!/usr/bin/env bash
# Node takes any text for an authority and blames the server later
#
# Versions: Node 20 and 24; certificates by @peculiar/x509 2.2.0
# Guess: an authority that is no certificate is refused when the connection is set up, as a client certificate
#   is (ERR_OSSL_PEM_NO_START_LINE).
# What happens: ca takes a certificate whose line breaks have become blanks, as a one-line field makes of it,
#   or a remark, without a word. The connection then fails with UNABLE_TO_VERIFY_LEAF_SIGNATURE, exactly as
#   with no authority at all.
# Who meets it: who pastes a private authority into a one-line credential field, and is told that the server
#   is not to be trusted.
# What follows: parse the authority (new X509Certificate) before use; the code of the connection cannot tell
#   "wrong" from "unreadable".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @peculiar/x509@2.2.0 reflect-metadata@0.2.2 >/dev/null

cat >seen.cjs <<'JS'
require('reflect-metadata');
const { KeyObject, webcrypto } = require('node:crypto');
const tls = require('node:tls');
const x509 = require('@peculiar/x509');

x509.cryptoProvider.set(webcrypto);
const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const pair = () => webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
const day = 24 * 3600 * 1000;
const dates = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
(async () => {
	const [keys, server] = [await pair(), await pair()];
	const extensions = [new x509.BasicConstraintsExtension(true, undefined, true)];
	const authority = await x509.X509CertificateGenerator.createSelfSigned({
		name: 'CN=Authority', serialNumber: '01', keys, signingAlgorithm, extensions, ...dates,
	});
	const certificate = await x509.X509CertificateGenerator.create({
		subject: 'CN=localhost', issuer: authority.subject, serialNumber: '02', publicKey: server.publicKey,
		signingKey: keys.privateKey, signingAlgorithm, ...dates,
		extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
	});
	const key = KeyObject.from(server.privateKey).export({ type: 'pkcs8', format: 'pem' });
	const host = tls.createServer({ key, cert: certificate.toString('pem') }, (socket) => socket.end());
	await new Promise((resolve) => host.listen(0, resolve));
	const connect = (options) =>
		new Promise((resolve) => {
			try {
				const socket = tls.connect({ host: 'localhost', port: host.address().port, ...options });
				socket.once('secureConnect', () => resolve('connected')).once('error', ({ code }) => resolve(code));
			} catch ({ code }) {
				resolve(`refused at once, ${code}`);
			}
		});
	const ca = authority.toString('pem');
	const blanks = ca.replaceAll('\n', ' ');
	console.log(`right authority: ${await connect({ ca })}`);
	console.log(`no authority: ${await connect({})}`);
	console.log(`authority with blanks for line breaks: ${await connect({ ca: blanks })}`);
	console.log(`a remark as authority: ${await connect({ ca: 'see the mail of the vendor' })}`);
	console.log(`client certificate with blanks for line breaks: ${await connect({ ca, key, cert: blanks })}`);
	host.close();
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
right authority: connected
no authority: UNABLE_TO_VERIFY_LEAF_SIGNATURE
authority with blanks for line breaks: UNABLE_TO_VERIFY_LEAF_SIGNATURE
a remark as authority: UNABLE_TO_VERIFY_LEAF_SIGNATURE
client certificate with blanks for line breaks: refused at once, ERR_OSSL_PEM_NO_START_LINE
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
