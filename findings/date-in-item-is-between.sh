#!/usr/bin/env bash
# "Is it night now?" is answered false by one of n8n's evaluators
#
# Versions: n8n-workflow 2.41.0 with luxon 3.7.2; evaluators legacy and quickjs
# Guess: the evaluators of n8n differ in speed and isolation; a method they cannot run says so.
# What happens: a DateTime that stands in an item reaches quickjs as a plain object. toISO() then gives
#   undefined, as one may expect, but isBetween() and comparison by < answer false, without a complaint, for a
#   time that lies between; year and hour answer rightly.
# Who meets it: an If that asks whether the charging window is open, moved to another N8N_EXPRESSION_ENGINE.
# What follows: put times into items as ISO text and make them DateTimes in the expression that asks.
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

const at = (time) => DateTime.fromISO(time, { zone: 'Europe/Paris' });
const json = { at: at('2026-06-01T23:30'), from: at('2026-06-01T22:00'), to: at('2026-06-02T06:00') };
const asked = ['$json.at.hour', '$json.at.toISO()', '$json.at.isBetween($json.from, $json.to)', '$json.from < $json.at'];
(async () => {
	for (const engine of ['legacy', 'quickjs']) {
		await use(engine);
		for (const expression of asked) console.log(`${engine} ${expression}: ${valueOf(expression, json)}`);
		await workflow.expression.releaseIsolate();
	}
	process.exit(0);
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
legacy $json.at.hour: 23
legacy $json.at.toISO(): 2026-06-01T23:30:00.000+02:00
legacy $json.at.isBetween($json.from, $json.to): true
legacy $json.from < $json.at: true
quickjs $json.at.hour: 23
quickjs $json.at.toISO(): undefined
quickjs $json.at.isBetween($json.from, $json.to): false
quickjs $json.from < $json.at: false
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
