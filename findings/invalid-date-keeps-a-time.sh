#!/usr/bin/env bash
# An invalid date arrives with a believable time
#
# Versions: n8n-workflow 2.41.0 with luxon 3.7.2; evaluator quickjs
# Guess: an invalid DateTime has no time: ts is NaN, or the field gets null, as JSON and valueOf() show it.
# What happens: with quickjs the field gets a plain object with isLuxonDateTime: true and a ts that is a
#   number: the moment the invalid date was made. Only its member invalid tells. With legacy it is a DateTime
#   whose valueOf() is NaN.
# Who meets it: nodes that take what an expression gives and know a DateTime by isLuxonDateTime and ts.
# What follows: look at invalid first; otherwise "25:99" means "now".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error n8n-workflow@2.41.0 luxon@3.7.2 >/dev/null

cat >seen.cjs <<'JS'
const { DateTime } = require('luxon');
const { Expression, Workflow, createEmptyRunExecutionData } = require('n8n-workflow');

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

async function use(engine) {
	if (engine !== 'legacy') {
		const limits = { bridgeTimeout: 5_000, bridgeMemoryLimit: 128, poolSize: 1, maxCodeCacheSize: 64 };
		await Expression.initExpressionEngine({ engine, ...limits });
	}
	await workflow.expression.acquireIsolate();
}

const made = Date.now();
const json = { start: DateTime.fromISO('2026-06-01T25:99', { zone: 'Europe/Paris' }) };
const after = Date.now();
(async () => {
	const plain = valueOf('$json.start', json);
	console.log(`legacy: DateTime ${DateTime.isDateTime(plain)}, valueOf ${plain.valueOf()}, JSON ${JSON.stringify(plain)}`);
	await use('quickjs');
	const seen = valueOf('$json.start', json);
	console.log(`quickjs: DateTime ${seen instanceof DateTime}, isLuxonDateTime ${seen.isLuxonDateTime}`);
	console.log(`quickjs: ts is when it was made: ${seen.ts >= made && seen.ts <= after}, invalid: ${seen.invalid.reason}`);
	process.exit(0);
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
legacy: DateTime true, valueOf NaN, JSON null
quickjs: DateTime false, isLuxonDateTime true
quickjs: ts is when it was made: true, invalid: unit out of range
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
