'use strict';

// Usage: node loadAlone.js <engine folder> <package folder> [module …]
// Loads a node package with n8n's loader and prints what it holds, and which of the modules the package can require.
const { createRequire } = require('node:module');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const [engineDir, packageDir, ...modules] = process.argv.slice(2);
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-load-'));
process.on('exit', () => rmSync(userFolder, { recursive: true, force: true }));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'encrypts nothing of value';
process.env.N8N_LOG_LEVEL = 'silent';

const fromEngine = createRequire(join(engineDir, 'package.json'));
const fromPackage = createRequire(join(packageDir, 'package.json'));
fromEngine('reflect-metadata');
const { PackageDirectoryLoader } = fromEngine('n8n-core');

function requirable(name) {
	try {
		fromPackage(name);
		return true;
	} catch {
		return false;
	}
}

async function main() {
	fromPackage(packageDir);
	const loader = new PackageDirectoryLoader(packageDir);
	await loader.loadAll();
	const iconless = loader.types.nodes.filter((type) => type.iconUrl === undefined);
	const report = {
		nodes: Object.keys(loader.known.nodes),
		credentials: Object.keys(loader.known.credentials),
		withoutIcon: iconless.map((type) => type.name),
		withoutCodex: loader.types.nodes
			.filter(({ codex }) => codex === undefined)
			.map((type) => type.name),
		requirable: modules.filter(requirable),
	};
	process.stdout.write(JSON.stringify(report));
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
