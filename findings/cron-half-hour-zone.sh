#!/usr/bin/env bash
# A daily cron job at 02:30 runs twice where the clock goes forward by half an hour
#
# Versions: cron 4.4.0 (what n8n-core 2.41.1 schedules with), luxon 3.7.2
# Guess: a time that the change of clocks skips is run once, after the gap (in Paris at 03:00), or not at all.
# What happens: on Lord Howe, where 02:00 becomes 02:30, "0 30 2 * * *" runs at 01:30, a time the pattern does
#   not name, and again at 02:30, half an hour of real time later. "0 10 2 * * *", whose minute is skipped,
#   runs at 01:40 and 02:40, neither of them named. In Paris two skipped runs become one.
# Who meets it: a schedule whose turn sends something: a command to a car, an SMS.
# What follows: what must happen once a day needs its own memory of the day; a schedule is no proof. In Paris,
#   02:00 to 03:00 is no time for a schedule with several turns.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error cron@4.4.0 luxon@3.7.2 >/dev/null

cat >seen.cjs <<'JS'
const { mock } = require('node:test');
const { CronJob } = require('cron');
const { DateTime } = require('luxon');

// Real jobs on a mocked clock, from noon of the day before to noon of the day of the change.
function runs(pattern, zone, day) {
	const noon = DateTime.fromISO(`${day}T12:00`, { zone });
	mock.timers.enable({ apis: ['Date', 'setTimeout'], now: noon.minus({ days: 1 }).toMillis() });
	const seen = [];
	const run = () => seen.push(DateTime.now().setZone(zone).toFormat("MM-dd HH:mm ZZ"));
	const job = new CronJob(pattern, run, null, true, zone);
	while (Date.now() < noon.toMillis()) mock.timers.tick(10_000);
	job.stop();
	mock.timers.reset();
	return `${zone} "${pattern}": ${seen.join(', ')}`;
}

console.log(runs('0 30 2 * * *', 'Australia/Lord_Howe', '2026-10-04'));
console.log(runs('0 10 2 * * *', 'Australia/Lord_Howe', '2026-10-04'));
console.log(runs('0 30 2 * * *', 'Europe/Paris', '2026-03-29'));
console.log(runs('0 15,45 2 * * *', 'Europe/Paris', '2026-03-29'));
JS

seen=$(node --no-warnings seen.cjs)
cat >expected.txt <<'TEXT'
Australia/Lord_Howe "0 30 2 * * *": 10-04 01:30 +10:30, 10-04 02:30 +11:00
Australia/Lord_Howe "0 10 2 * * *": 10-04 01:40 +10:30, 10-04 02:40 +11:00
Europe/Paris "0 30 2 * * *": 03-29 03:00 +02:00
Europe/Paris "0 15,45 2 * * *": 03-29 03:00 +02:00
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
