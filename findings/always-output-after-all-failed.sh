#!/usr/bin/env bash
# Where every item failed, Always Output Data still sends one down the branch of success
#
# Versions: n8n-core 2.41.1, n8n-workflow 2.41.0
# Guess: Always Output Data looks at the whole node: items that left by the error output are data, so nothing
#   is added.
# What happens: failed items are moved to the error output first, then output 0 is found empty and gets an
#   empty item, paired with all inputs. Both branches run; the branch of success runs with {}, and
#   $('Start').item there is no longer one item.
# Who meets it: a chain "send SMS, then enrol" with both settings: the enrolment runs for nobody when no SMS
#   went out.
# What follows: do not combine the two settings, or have an If that asks for a field only a success has.
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

const failing = {
	description: describe('failing'),
	async execute() {
		return [this.getInputData().map((_, item) => ({ json: { error: 'refused' }, pairedItem: { item } }))];
	},
};
(async () => {
	for (const alwaysOutputData of [false, true]) {
		const nodes = [
			{ name: 'Start', type: 'pass' },
			{ name: 'Send', type: 'failing', onError: 'continueErrorOutput', alwaysOutputData },
			{ name: 'Sent', type: 'pass' },
			{ name: 'Failed', type: 'pass' },
		];
		const connections = { Start: { main: to('Send') }, Send: { main: to('Sent', 'Failed') } };
		const seen = await run({ pass, failing }, nodes, connections, [{ json: { car: 1 } }, { json: { car: 2 } }]);
		const [success] = seen('Send');
		console.log(`alwaysOutputData ${alwaysOutputData}: success gets ${JSON.stringify(success)}`);
		console.log(`  node Sent ran: ${seen('Sent') !== undefined}, node Failed got ${seen('Failed')[0].length} items`);
	}
	process.exit(0);
})();
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
alwaysOutputData false: success gets []
  node Sent ran: false, node Failed got 2 items
alwaysOutputData true: success gets [{"json":{},"pairedItem":[{"item":0,"input":0},{"item":1,"input":0}]}]
  node Sent ran: true, node Failed got 2 items
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
