#!/usr/bin/env bash
# The code of a refused client certificate depends on the version of Node
#
# Versions: Node 20.20.2 (OpenSSL 3.0) and 24.21.0 (OpenSSL 3.5)
# Guess: the code for an alert is an interface: ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE stays what it is, or all
#   of them change together.
# What happens: alerts 40 to 47 are renamed to ERR_SSL_SSL/TLS_ALERT_…, with a slash inside the code; those
#   from 48 on, such as unknown_ca and certificate_required, keep theirs.
# Who meets it: code and workflows that tell by error.code why a partner's server refused a client
#   certificate, on the day n8n moves to Node 24.
# What follows: match the end of the code (ALERT_BAD_CERTIFICATE), and with more than letters and underscores.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
system=$(node -p '`${process.platform}-${process.arch}`')
npm install --ignore-scripts --no-audit --no-fund --loglevel=error "old@npm:node-$system@20.20.2" "new@npm:node-$system@24.21.0" >/dev/null

cat >seen.cjs <<'JS'
const net = require('node:net');
const tls = require('node:tls');

// A server that answers the first bytes of the handshake by an alert.
function codeFor(alert) {
	return new Promise((resolve) => {
		const server = net.createServer((socket) => {
			socket.on('error', () => undefined);
			socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, alert])));
		});
		server.listen(0, '127.0.0.1', () => {
			tls.connect({ host: '127.0.0.1', port: server.address().port }).once('error', ({ code }) => {
				server.close();
				resolve(code);
			});
		});
	});
}
(async () => {
	console.log(`Node ${process.versions.node}`);
	for (const alert of [40, 42, 44, 45, 46, 48, 49, 116]) console.log(`  ${alert} ${await codeFor(alert)}`);
})();
JS

seen=$(node_modules/old/bin/node seen.cjs && node_modules/new/bin/node seen.cjs)
cat >expected.txt <<'TEXT'
Node 20.20.2
  40 ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE
  42 ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE
  44 ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED
  45 ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED
  46 ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN
  48 ERR_SSL_TLSV1_ALERT_UNKNOWN_CA
  49 ERR_SSL_TLSV1_ALERT_ACCESS_DENIED
  116 ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED
Node 24.21.0
  40 ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE
  42 ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE
  44 ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_REVOKED
  45 ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED
  46 ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN
  48 ERR_SSL_TLSV1_ALERT_UNKNOWN_CA
  49 ERR_SSL_TLSV1_ALERT_ACCESS_DENIED
  116 ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
