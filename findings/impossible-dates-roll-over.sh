#!/usr/bin/env bash
# n8n reads 30 February as 2 March, and a single 7 as July 2001
#
# Versions: n8n-workflow 2.41.0 with luxon 3.7.2
# Guess: toDateTime() refuses a date that does not exist, as luxon does; "01/03/2026" is refused or is 1
#   March.
# What happens: what luxon refuses goes to JavaScript's Date: "2026-02-30" is 2 March, "7" is July 2001,
#   "01/03/2026" is 3 January and "13/03/2026" is refused. Through toDateTime() each gets the hour of the
#   server's zone, so midnight in UTC is 01:00 in Paris. An If in *strict* mode and the date fields of Edit
#   Fields read them in the same way.
# Who meets it: dates typed by Europeans: up to the 12th day and month are swapped silently, after it the date
#   is refused.
# What follows: use DateTime.fromFormat with the format you mean, or luxon's fromISO and isValid.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error n8n-workflow@2.41.0 luxon@3.7.2 >/dev/null

cat >seen.cjs <<'JS'
const { DateTime } = require('luxon');
const { Expression, Workflow, createEmptyRunExecutionData, executeFilter, validateFieldType } = require('n8n-workflow');

const type = { description: { properties: [] } };
const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
const node = { id: '1', name: 'Node', type: 'x.y', typeVersion: 1, position: [0, 0], parameters: {} };
const settings = { timezone: 'Europe/Paris' };
const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: false, nodeTypes, settings });

// What a field gets for an expression.
function valueOf(expression, json) {
	const data = createEmptyRunExecutionData();
	try {
		return workflow.expression.getParameterValue(`={{ ${expression} }}`, data, 0, 0, 'Node', [{ json }], 'manual', {});
	} catch (error) {
		return `throws ${error.message}`;
	}
}

function isAfterNewYear(leftValue) {
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const operator = { type: 'dateTime', operation: 'after' };
	const conditions = [{ id: '1', leftValue, rightValue: '2026-01-01', operator }];
	try {
		return executeFilter({ options, combinator: 'and', conditions });
	} catch {
		return 'refused';
	}
}
for (const text of ['2026-02-30', '01/03/2026', '13/03/2026', '7']) {
	const value = valueOf('$json.text.toDateTime()', { text });
	const expression = DateTime.isDateTime(value) ? value.toISO() : 'refused';
	const field = validateFieldType('day', text, 'dateTime');
	const edited = field.valid ? field.newValue.toISODate() : 'refused';
	console.log(`"${text}": toDateTime ${expression}, Edit Fields ${edited}, If after 2026-01-01 ${isAfterNewYear(text)}`);
}
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
"2026-02-30": toDateTime 2026-03-02T01:00:00.000+01:00, Edit Fields 2026-03-02, If after 2026-01-01 true
"01/03/2026": toDateTime 2026-01-03T01:00:00.000+01:00, Edit Fields 2026-01-03, If after 2026-01-01 true
"13/03/2026": toDateTime refused, Edit Fields refused, If after 2026-01-01 refused
"7": toDateTime 2001-07-01T02:00:00.000+02:00, Edit Fields 2001-07-01, If after 2026-01-01 false
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
