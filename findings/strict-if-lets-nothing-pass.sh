#!/usr/bin/env bash
# For a strict If, no battery level at all is below 80 %
#
# Versions: n8n-workflow 2.41.0 (executeFilter, which If, Filter and Switch run)
# Guess: with strict types a missing value fits no condition, or all of them treat null and absent alike.
# What happens: null "is less than 80" but an absent value is not; "is false" is true for both, "is not equal
#   to" as well. Only "" and texts are refused as the wrong type.
# Who meets it: a source that gives null for a battery level it does not know: the branch "below 80 %, start
#   charging" is taken.
# What follows: ask "exists" first, or "is equal to false" where a refusal is to be told from nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error n8n-workflow@2.41.0 >/dev/null

cat >seen.cjs <<'JS'
const { executeFilter } = require('n8n-workflow');

function strictly(leftValue, operator, rightValue) {
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	try {
		return executeFilter({ options, combinator: 'and', conditions: [{ id: '1', leftValue, rightValue, operator }] });
	} catch {
		return 'refused';
	}
}
const asked = [
	['number', 'lt', 80],
	['number', 'gte', 0],
	['number', 'notEquals', 80],
	['boolean', 'false', ''],
	['boolean', 'equals', false],
	['boolean', 'notEquals', true],
];
for (const [type, operation, right] of asked) {
	const operator = { type, operation, singleValue: right === '' };
	const answers = [null, undefined, ''].map((left) => `${JSON.stringify(left) ?? 'absent'} ${strictly(left, operator, right)}`);
	console.log(`${type} ${operation} ${right}: ${answers.join(', ')}`.replace(' :', ':'));
}
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
number lt 80: null true, absent false, "" refused
number gte 0: null true, absent false, "" refused
number notEquals 80: null true, absent true, "" refused
boolean false: null true, absent true, "" refused
boolean equals false: null false, absent false, "" refused
boolean notEquals true: null true, absent true, "" refused
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
