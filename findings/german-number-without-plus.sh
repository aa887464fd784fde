#!/usr/bin/env bash
# A German number without its plus becomes another valid number
#
# Versions: libphonenumber-js 1.13.16, full metadata
# Guess: with the default country DE, "49 151 …" is taken as the international number whose plus was lost, as
#   it is for France, Italy, Spain or Britain.
# What happens: it becomes +49 49151 …: a fixed line, isPossible and isValid both true. German fixed lines may
#   have so many digits that the country code passes for an area code. Of all countries only Germany,
#   Indonesia and Kosovo do this to their own example mobile.
# Who meets it: address lists and messengers that store numbers as digits only (491511234567).
# What follows: validity does not show that a number was read as it was meant; refuse digits that begin with
#   the default country's own code, or ask for the plus.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error libphonenumber-js@1.13.16 >/dev/null

cat >seen.cjs <<'JS'
const phones = require('libphonenumber-js/max');
const examples = require('libphonenumber-js/mobile/examples');

const read = (text, country) => {
	const phone = phones.parsePhoneNumberFromString(text, country);
	return `${phone.number} ${phone.getType()}, valid ${phone.isValid()}`;
};
console.log(`DE 4915123456789: ${read('4915123456789', 'DE')}`);
console.log(`FR 33612345678: ${read('33612345678', 'FR')}`);
console.log(`IT 393123456789: ${read('393123456789', 'IT')}`);

const misread = phones.getCountries().filter((country) => {
	const example = phones.getExampleNumber(country, examples);
	if (example === undefined) return false;
	const phone = phones.parsePhoneNumberFromString(example.number.slice(1), country);
	return phone.number !== example.number && phone.isValid();
});
console.log(`misread as another valid number: ${misread.join(' ')}`);
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
DE 4915123456789: +494915123456789 FIXED_LINE, valid true
FR 33612345678: +33612345678 MOBILE, valid true
IT 393123456789: +393123456789 MOBILE, valid true
misread as another valid number: DE ID XK
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
