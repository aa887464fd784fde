#!/usr/bin/env bash
# One wrong passphrase in some 250 does not look like a wrong passphrase
#
# Versions: Node 20.20.2 (OpenSSL 3.0) and 24.21.0 (OpenSSL 3.5)
# Guess: a wrong passphrase of an encrypted key gives ERR_OSSL_BAD_DECRYPT, none gives ERR_MISSING_PASSPHRASE.
# What happens: a wrong one is noticed by the padding of the last block, which is right by chance about once
#   in 256: then the code is ERR_OSSL_UNSUPPORTED, the same as for a file that is no key. None at all gives
#   ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED from createPrivateKey, and BAD_DECRYPT from createSecureContext.
# Who meets it: credentials with a client certificate (mutual TLS): now and then "wrong passphrase" is told as
#   "broken file".
# What follows: words for ERR_OSSL_UNSUPPORTED must name the passphrase too where the key is encrypted; a test
#   with one wrong passphrase may fail once in 250 runs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
system=$(node -p '`${process.platform}-${process.arch}`')
npm install --ignore-scripts --no-audit --no-fund --loglevel=error "old@npm:node-$system@20.20.2" "new@npm:node-$system@24.21.0" >/dev/null

cat >seen.cjs <<'JS'
const { createPrivateKey, generateKeyPairSync } = require('node:crypto');
const { createSecureContext } = require('node:tls');

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' });
const code = (attempt) => {
	try {
		attempt();
		return 'taken';
	} catch (error) {
		return error.code;
	}
};
const counts = new Map();
for (let i = 0; i < 6_000; i++) {
	const seen = code(() => createPrivateKey({ key, passphrase: `wrong ${i}` }));
	counts.set(seen, (counts.get(seen) ?? 0) + 1);
}
const rare = counts.get('ERR_OSSL_UNSUPPORTED');
console.log(`OpenSSL ${process.versions.openssl.slice(0, 3)}, wrong: ${[...counts.keys()].sort().join(' and ')}`);
console.log(`  the second in less than one of a hundred: ${rare < 60}`);
console.log(`  none: createPrivateKey ${code(() => createPrivateKey(key))}, createSecureContext ${code(() => createSecureContext({ key }))}`);
JS

seen=$(node_modules/old/bin/node seen.cjs && node_modules/new/bin/node seen.cjs)
cat >expected.txt <<'TEXT'
OpenSSL 3.0, wrong: ERR_OSSL_BAD_DECRYPT and ERR_OSSL_UNSUPPORTED
  the second in less than one of a hundred: true
  none: createPrivateKey ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED, createSecureContext ERR_OSSL_BAD_DECRYPT
OpenSSL 3.5, wrong: ERR_OSSL_BAD_DECRYPT and ERR_OSSL_UNSUPPORTED
  the second in less than one of a hundred: true
  none: createPrivateKey ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED, createSecureContext ERR_OSSL_BAD_DECRYPT
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
