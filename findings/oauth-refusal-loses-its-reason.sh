#!/usr/bin/env bash
# n8n puts RFC prose in place of an OAuth2 server's reason, and takes a refusal with 200 for a token
#
# Versions: @n8n/client-oauth2 1.23.1 (as n8n-core 2.41.1 uses it)
# Guess: error_description is shown where the server sends one; an answer without access_token fails.
# What happens: for every code of RFC 6749 the description is dropped for the RFC's general sentence; only a
#   code the RFC does not know keeps it. A refusal that comes with status 200 raises nothing: one gets a token
#   object without an access token.
# Who meets it: everybody who sets up an OAuth2 credential; some servers answer 200 with an error inside.
# What follows: the reason is in error.body, or in the server's log; a credential is proved by a call, not by
#   its token.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @n8n/client-oauth2@1.23.1 >/dev/null

cat >seen.cjs <<'JS'
const { createServer } = require('node:http');
const { ClientOAuth2 } = require('@n8n/client-oauth2');

// A token endpoint that gives one answer; `seen` gets the Authorization header.
async function ask(status, answer, seen = () => undefined) {
	const server = createServer((request, response) => {
		seen(request.headers.authorization);
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const accessTokenUri = `http://127.0.0.1:${server.address().port}/token`;
	const client = { clientId: 'app', clientSecret: 'a+b%41 c', accessTokenUri, scopes: [], authentication: 'header' };
	try {
		const token = await new ClientOAuth2(client).credentials.getToken();
		return `token, accessToken ${token.accessToken}`;
	} catch (error) {
		return `${error.constructor.name}: ${error.message}`;
	} finally {
		server.close();
	}
}

(async () => {
	const description = 'The client certificate expired on 2026-01-01';
	console.log(`400 invalid_client: ${await ask(400, { error: 'invalid_client', error_description: description })}`);
	console.log(`400 certificate_expired: ${await ask(400, { error: 'certificate_expired', error_description: description })}`);
	console.log(`200 invalid_client: ${await ask(200, { error: 'invalid_client', error_description: description })}`);
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
400 invalid_client: AuthError: Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).
400 certificate_expired: AuthError: The client certificate expired on 2026-01-01
200 invalid_client: token, accessToken undefined
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
