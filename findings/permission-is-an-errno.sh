#!/usr/bin/env bash
# The word "vehiclePermission" makes n8n replace a vendor's message
#
# Versions: n8n-workflow 2.41.0 (NodeApiError, NodeOperationError)
# Guess: a system code in a message is recognised as a word of its own: "EPERM: operation not permitted".
# What happens: every libc code is searched anywhere in the text, in any case. "vehiclEPERMission" holds
#   EPERM, so the message becomes "Operation not permitted, make sure you have the right permissions"; the
#   vendor's words are left in the list `messages` only. NodeOperationError does the same.
# Who meets it: APIs whose scopes or fields end in e and permission: vehiclePermission, drivePermission,
#   rolePermission.
# What follows: a node that shows a vendor's words must check what became of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error n8n-workflow@2.41.0 >/dev/null

cat >seen.cjs <<'JS'
const { NodeApiError, NodeOperationError } = require('n8n-workflow');

const node = { id: '1', name: 'Node', type: 'x.y', typeVersion: 1, position: [0, 0], parameters: {} };
for (const message of ['The scope vehiclePermission is missing', 'The scope vehicle_permission is missing']) {
	const { message: shown, messages } = new NodeApiError(node, { message });
	console.log(`${message} -> ${shown} ${JSON.stringify(messages)}`);
	console.log(`  as NodeOperationError -> ${new NodeOperationError(node, message).message}`);
}
JS

seen=$(TZ=UTC node seen.cjs)
cat >expected.txt <<'TEXT'
The scope vehiclePermission is missing -> Operation not permitted, make sure you have the right permissions ["The scope vehiclePermission is missing","The scope vehiclePermission is missing"]
  as NodeOperationError -> Operation not permitted, make sure you have the right permissions
The scope vehicle_permission is missing -> The scope vehicle_permission is missing ["The scope vehicle_permission is missing"]
  as NodeOperationError -> The scope vehicle_permission is missing
TEXT
expected=$(cat expected.txt)

echo "$seen"
if [ "$seen" != "$expected" ]; then
	printf '\nThis has changed. Expected:\n%s\n' "$expected" >&2
	exit 1
fi
