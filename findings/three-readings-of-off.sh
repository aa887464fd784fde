#!/usr/bin/env bash
# "off" and "no" are true, false or refused, by where n8n meets them
#
# Versions: n8n-workflow 2.41.0
# Guess: n8n has one rule for texts that stand for a boolean, and "off" and "no" are false by it.
# What happens: three rules. toBoolean() in an expression: "no" is false, "off" is true. An If that converts
#   types: both are true. validateFieldType, which Edit Fields uses: both refused, as are "yes" and "on".
# Who meets it: a switch fed from a form, a sheet or a smart-home system, where "off" is the usual word.
# What follows: write {{ $json.charging === "on" }}; do not lean on any of the three.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error n8n-workflow@2.41.0 >/dev/null

cat >seen.cjs <<'JS'
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

function loosely(leftValue) {
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 };
	const operator = { type: 'boolean', operation: 'true', singleValue: true };
	return executeFilter({ options, combinator: 'and', conditions: [{ id: '1', leftValue, rightValue: '', operator }] });
}
for (const text of ['off', 'no', 'on', 'yes', 'false', '0']) {
	const field = validateFieldType('charging', text, 'boolean');
	const edited = field.valid ? field.newValue : 'refused';
	console.log(`"${text}": toBoolean ${valueOf('$json.text.toBoolean()', { text })}, If ${loosely(text)}, Edit Fields ${edited}`);
}
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
"off": toBoolean true, If true, Edit Fields refused
"no": toBoolean false, If true, Edit Fields refused
"on": toBoolean true, If true, Edit Fields refused
"yes": toBoolean true, If true, Edit Fields refused
"false": toBoolean false, If false, Edit Fields false
"0": toBoolean false, If false, Edit Fields false
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
