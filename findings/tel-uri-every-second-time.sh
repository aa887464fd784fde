#!/usr/bin/env bash
# The same tel: address is read the first time and refused the second
#
# Versions: libphonenumber-js 1.13.16, full metadata
# Guess: a parser gives the same answer for the same text, however often it is asked.
# What happens: a tel: address with the parameter phone-context (RFC 3966) is read at every odd call and gives
#   undefined at every even one, whatever the country handed over; isValidPhoneNumber alternates as well.
#   Other texts read in between do not matter, and other tel: addresses are always read.
# Who meets it: imports of contacts or of links on pages: every second such number is missing, and a repeat of
#   the failed item succeeds.
# What follows: put the context in front of the digits oneself; a test of one call per text does not see it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error libphonenumber-js@1.13.16 >/dev/null

cat >seen.cjs <<'JS'
const { isValidPhoneNumber, parsePhoneNumberFromString } = require('libphonenumber-js/max');

const four = (ask) => [1, 2, 3, 4].map(() => String(ask())).join(', ');
const local = 'tel:612345678;phone-context=+33';
console.log(`${local}: ${four(() => parsePhoneNumberFromString(local)?.number)}`);
console.log(`${local}, FR: ${four(() => parsePhoneNumberFromString(local, 'FR')?.number)}`);
console.log(`${local} is valid: ${four(() => isValidPhoneNumber(local))}`);
console.log(`tel:+33612345678: ${four(() => parsePhoneNumberFromString('tel:+33612345678')?.number)}`);
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
tel:612345678;phone-context=+33: +33612345678, undefined, +33612345678, undefined
tel:612345678;phone-context=+33, FR: +33612345678, undefined, +33612345678, undefined
tel:612345678;phone-context=+33 is valid: true, false, true, false
tel:+33612345678: +33612345678, +33612345678, +33612345678, +33612345678
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
