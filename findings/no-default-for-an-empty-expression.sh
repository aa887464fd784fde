#!/usr/bin/env bash
# Neither default nor fallback stands in for an expression that finds nothing
#
# Versions: n8n-core 2.41.1, n8n-workflow 2.41.0
# Guess: a field that gets nothing has its default, or at least the fallback handed to getNodeParameter.
# What happens: both stand in only for a field that is not saved at all. An expression that finds nothing
#   gives undefined, one that throws inside (a method of undefined) as well, whatever the type of the field;
#   the fallback is not used.
# Who meets it: a switch "Only once" with the default true, filled by {{ $json.onlyOnce }} from an item
#   without it: the node takes it for switched off.
# What follows: a node must tell "nothing" from "false" itself, for each field that may hold an expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error n8n-core@2.41.1 n8n-workflow@2.41.0 >/dev/null

cat >seen.cjs <<'JS'
const { mkdtempSync } = require('node:fs');
process.env.N8N_USER_FOLDER = mkdtempSync('user-');
process.env.N8N_ENCRYPTION_KEY = 'encrypts nothing';
process.env.N8N_LOG_LEVEL = 'silent';
require('reflect-metadata');
const core = require('n8n-core');
const { Workflow, createRunExecutionData } = require('n8n-workflow');

const describe = (name, more) => ({ name, version: 1, inputs: ['main'], outputs: ['main'], properties: [], defaults: {}, ...more });

// Runs a chain of nodes of the given types on n8n's engine; gives what each node put out.
async function run(types, nodes, connections, items) {
	const get = (name) => types[name];
	const nodeTypes = { getByName: get, getByNameAndVersion: get, getKnownTypes: () => ({}) };
	const placed = nodes.map((node, i) => ({ id: `${i}`, typeVersion: 1, position: [0, 0], parameters: {}, ...node }));
	const saved = { id: 'w', name: 'w', nodes: placed, connections, active: false, settings: { executionOrder: 'v1' } };
	const workflow = new Workflow({ ...saved, nodeTypes });
	const url = 'https://n8n.example/';
	const addresses = ['instanceBaseUrl', 'restApiUrl', 'webhookBaseUrl', 'webhookTestBaseUrl', 'webhookWaitingBaseUrl'];
	addresses.push('formBaseUrl', 'formTestBaseUrl', 'formWaitingBaseUrl', 'mcpBaseUrl', 'mcpTestBaseUrl');
	const additional = {
		...Object.fromEntries(addresses.map((name) => [name, url])),
		hooks: new core.ExecutionLifecycleHooks('manual', '1', saved),
		externalSecretsProxy: new core.ExternalSecretsProxy(),
		executionId: '1',
		variables: {},
		currentNodeExecutionIndex: 0,
		setExecutionStatus() {},
		sendDataToUI() {},
	};
	const start = { node: workflow.getNode(nodes[0].name), data: { main: [items] }, source: null };
	const data = createRunExecutionData({ executionData: { nodeExecutionStack: [start] } });
	const { data: done } = await new core.WorkflowExecute(additional, 'manual', data).processRunExecutionData(workflow);
	return (name) => done.resultData.runData[name]?.at(-1).data?.main;
}
const to = (...names) => names.map((node) => [{ node, type: 'main', index: 0 }]);
const pass = { description: describe('pass'), async execute() { return [this.getInputData()]; } };

const asking = {
	description: describe('asking', { properties: [{ displayName: 'Only Once', name: 'onlyOnce', type: 'boolean', default: true }] }),
	async execute() {
		const shown = (value) => String(value);
		return [[{ json: { read: shown(this.getNodeParameter('onlyOnce', 0)), fallback: shown(this.getNodeParameter('onlyOnce', 0, true)) } }]];
	},
};
(async () => {
	const nothing = { onlyOnce: '={{ $json.onlyOnce }}' };
	const throwing = { onlyOnce: '={{ $json.car.options.onlyOnce }}' };
	for (const parameters of [{}, nothing, throwing]) {
		const nodes = [{ name: 'Start', type: 'pass' }, { name: 'Ask', type: 'asking', parameters }];
		const seen = await run({ pass, asking }, nodes, { Start: { main: to('Ask') } }, [{ json: {} }]);
		const { read, fallback } = seen('Ask')[0][0].json;
		console.log(`${parameters.onlyOnce ?? 'not saved'}: ${read}, with a fallback ${fallback}`);
	}
	process.exit(0);
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
not saved: true, with a fallback true
={{ $json.onlyOnce }}: undefined, with a fallback undefined
={{ $json.car.options.onlyOnce }}: undefined, with a fallback undefined
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
