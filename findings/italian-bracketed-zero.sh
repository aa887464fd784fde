#!/usr/bin/env bash
# "(0)" in an Italian mobile makes it another valid number
#
# Versions: libphonenumber-js 1.13.16, full metadata
# Guess: the bracketed zero of "+49 (0)151 …" or "+33 (0)6 …" is dropped; so it is for Italy, or the result is
#   invalid.
# What happens: Italy's zero belongs to the number, so it stays: "+39 (0)312 …" is read as +39 0312 …, a
#   *valid* fixed line, for most mobile prefixes. For some (347) the same spelling is invalid, so a trial with
#   one number proves nothing. In Spain, which has no such zero at all, the number becomes an impossible one.
# Who meets it: contact data typed by people who put "(0)" in every number, as letterheads do north of the
#   Alps.
# What follows: an SMS may go to a stranger's line; a bracketed zero needs a rule of its own for countries
#   whose zero is no prefix.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error libphonenumber-js@1.13.16 >/dev/null

cat >seen.cjs <<'JS'
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');

for (const text of [
	'+49 (0)151 23456789',
	'+33 (0)6 12 34 56 78',
	'+34 (0)612 345 678',
	'+39 (0)347 123 4567',
	'+39 (0)312 345 6789',
	'+39 312 345 6789',
]) {
	const phone = parsePhoneNumberFromString(text);
	console.log(`${text}: ${phone.number} ${phone.getType()}, possible ${phone.isPossible()}, valid ${phone.isValid()}`);
}
let misread = 0;
for (let prefix = 310; prefix < 400; prefix++) {
	const mobile = parsePhoneNumberFromString(`+39${prefix}1234567`);
	const zero = parsePhoneNumberFromString(`+39 (0)${prefix} 1234567`);
	if (mobile.getType() === 'MOBILE' && zero.isValid() && zero.getType() === 'FIXED_LINE') misread++;
}
console.log(`mobile prefixes 310 to 399 that become a valid fixed line: ${misread}`);
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
+49 (0)151 23456789: +4915123456789 MOBILE, possible true, valid true
+33 (0)6 12 34 56 78: +33612345678 MOBILE, possible true, valid true
+34 (0)612 345 678: +340612345678 undefined, possible false, valid false
+39 (0)347 123 4567: +3903471234567 undefined, possible true, valid false
+39 (0)312 345 6789: +3903123456789 FIXED_LINE, possible true, valid true
+39 312 345 6789: +393123456789 MOBILE, possible true, valid true
mobile prefixes 310 to 399 that become a valid fixed line: 60
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
