#!/usr/bin/env bash
# Which of two 02:30s luxon means depends on the day you ask
#
# Versions: luxon 3.7.2 (as n8n-workflow 2.41.0 pins it); Node 20 and 24
# Guess: the doubled hour of autumn is always read as the first one (summer time), or always as the second.
# What happens: the same text in the same zone is the first 02:30 when it is read in summer, the second when
#   it is read in winter: luxon starts from the offset of "now". Counting one day on from the 24th gives the
#   first, one day back from the 26th the second, in every season.
# Who meets it: who plans the night of the change ahead: a charging start saved in July and read again in
#   November is another instant.
# What follows: for a night with a change keep the instant or the offset, not the wall time; tests of that
#   hour need a fixed clock.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error luxon@3.7.2 >/dev/null

cat >seen.cjs <<'JS'
const { DateTime, Settings } = require('luxon');

const zone = 'Europe/Paris';
for (const today of ['2026-07-01', '2026-12-01']) {
	Settings.now = () => Date.parse(today);
	const read = DateTime.fromISO('2026-10-25T02:30', { zone });
	const onwards = DateTime.fromISO('2026-10-24T02:30', { zone }).plus({ days: 1 });
	const back = DateTime.fromISO('2026-10-26T02:30', { zone }).minus({ days: 1 });
	const text = (time) => time.toFormat('dd HH:mm ZZ');
	console.log(`on ${today}: read ${text(read)}, 24th + 1 day ${text(onwards)}, 26th - 1 day ${text(back)}`);
}
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
on 2026-07-01: read 25 02:30 +02:00, 24th + 1 day 25 02:30 +02:00, 26th - 1 day 25 02:30 +01:00
on 2026-12-01: read 25 02:30 +01:00, 24th + 1 day 25 02:30 +02:00, 26th - 1 day 25 02:30 +01:00
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
