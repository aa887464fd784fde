#!/usr/bin/env bash
# n8n carries two tables of time zones, and they disagree on Morocco and western Canada
#
# Versions: luxon 3.7.2 on the zone data of Node 20.20.2 (2025c) and 24.21.0 (2026c); moment-timezone 0.5.48
#   (what n8n-nodes-base 2.41.1 pins)
# Guess: one n8n has one idea of a zone: a Schedule Trigger runs, and says what time it is, by the same clock
#   as $now.
# What happens: expressions and cron (both luxon) ask the zone data inside Node; the Schedule Trigger fills
#   the fields of its item (Hour, Readable time, timestamp) and counts "every N hours" with the table inside
#   moment-timezone (read in its code; run here are the two libraries). On Node 24.21 (n8n 2.41 needs 24) the
#   two are an hour apart in Casablanca, Vancouver and Edmonton from autumn 2026 on. On Node 20 they still
#   agree, so a test there passes.
# Who meets it: workflows for cars in Morocco or Canada that compare {{ $now }} with what the Schedule Trigger
#   put out: it runs at 07:00 by one table and says 06 or 08 by the other.
# What follows: take the time of {{ $now }}, not of the trigger's item; after each release of zone data ask
#   both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
system=$(node -p '`${process.platform}-${process.arch}`')
npm install --ignore-scripts --no-audit --no-fund --loglevel=error "old@npm:node-$system@20.20.2" "new@npm:node-$system@24.21.0" luxon@3.7.2 moment-timezone@0.5.48 >/dev/null

cat >seen.cjs <<'JS'
const { DateTime } = require('luxon');
const moment = require('moment-timezone');

const instant = Date.parse('2026-12-15T18:00:00Z');
console.log(`Node ${process.versions.node}, zone data ${process.versions.tz}`);
for (const zone of ['Africa/Casablanca', 'America/Vancouver', 'America/Edmonton', 'Europe/Paris']) {
	const luxon = DateTime.fromMillis(instant, { zone }).toFormat('HH:mm ZZ');
	console.log(`${zone}: luxon ${luxon}, moment ${moment(instant).tz(zone).format('HH:mm Z')}`);
}
JS

seen=$(node_modules/old/bin/node seen.cjs && node_modules/new/bin/node seen.cjs)
cat >expected.txt <<'TEXT'
Node 20.20.2, zone data 2025c
Africa/Casablanca: luxon 19:00 +01:00, moment 19:00 +01:00
America/Vancouver: luxon 10:00 -08:00, moment 10:00 -08:00
America/Edmonton: luxon 11:00 -07:00, moment 11:00 -07:00
Europe/Paris: luxon 19:00 +01:00, moment 19:00 +01:00
Node 24.21.0, zone data 2026c
Africa/Casablanca: luxon 18:00 +00:00, moment 19:00 +01:00
America/Vancouver: luxon 11:00 -07:00, moment 10:00 -08:00
America/Edmonton: luxon 12:00 -06:00, moment 11:00 -07:00
Europe/Paris: luxon 19:00 +01:00, moment 19:00 +01:00
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
