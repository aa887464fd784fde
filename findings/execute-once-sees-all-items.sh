#!/usr/bin/env bash
# With Execute Once a node has one item, and its fields have them all
#
# Versions: n8n-core 2.41.1, n8n-workflow 2.41.0
# Guess: with the setting Execute Once the node and its expressions see the first item only.
# What happens: getInputData() gives one item, but $input.all() in a field gives all three, and
#   getNodeParameter(name, 2) works out the field for the third item, which the node does not have.
# Who meets it: nodes that loop over something else than getInputData(), and users who count or join items in
#   a field.
# What follows: the length of getInputData() is the only bound; {{ $input.all().length }} in a field is not
#   the number of items the node works on.
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
	description: describe('asking', { properties: ['car', 'count'].map((name) => ({ displayName: name, name, type: 'string', default: '' })) }),
	async execute() {
		const read = (name, i) => this.getNodeParameter(name, i);
		return [[{ json: { items: this.getInputData().length, count: read('count', 0), third: read('car', 2) } }]];
	},
};
const parameters = { car: '={{ $json.car }}', count: '={{ $input.all().length }}' };
(async () => {
	const cars = ['first', 'second', 'third'].map((car) => ({ json: { car } }));
	for (const executeOnce of [false, true]) {
		const nodes = [{ name: 'Start', type: 'pass' }, { name: 'Ask', type: 'asking', executeOnce, parameters }];
		const seen = await run({ pass, asking }, nodes, { Start: { main: to('Ask') } }, cars);
		const { items, count, third } = seen('Ask')[0][0].json;
		console.log(`executeOnce ${executeOnce}: getInputData ${items} item(s), $input.all() ${count}, field for item 2 "${third}"`);
	}
	process.exit(0);
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
executeOnce false: getInputData 3 item(s), $input.all() 3, field for item 2 "third"
executeOnce true: getInputData 1 item(s), $input.all() 3, field for item 2 "third"
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
