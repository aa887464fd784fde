// Makes a fresh clone ready: installs the packages of the root and of every engine under test/engines.
// `--root-only` leaves the engines out. Does nothing where the installed packages belong to the lock file already.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

const OLDEST_NODE = 20;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function checkNode() {
	const major = Number(process.versions.node.split('.')[0]);
	if (major >= OLDEST_NODE) return;
	throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is Node ${process.versions.node}.`);
}

function engineFolders() {
	const engines = join(root, 'test', 'engines');
	if (!existsSync(engines)) return [];
	return readdirSync(engines)
		.map((name) => join(engines, name))
		.filter((folder) => existsSync(join(folder, 'package-lock.json')));
}

/** @param {string} folder */
async function install(folder) {
	const lock = createHash('sha256')
		.update(readFileSync(join(folder, 'package-lock.json')))
		.digest('hex');
	const marker = join(folder, 'node_modules', '.installed-from');
	if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === lock) return;
	console.log(`Installing the packages of ${relative(root, folder) || 'the project'} …`);
	await npm(['ci', '--no-progress'], folder);
	writeFileSync(marker, `${lock}\n`);
}

try {
	checkNode();
	const folders = process.argv.includes('--root-only') ? [root] : [root, ...engineFolders()];
	// Side by side, for most of it is waiting for the registry.
	await Promise.all(folders.map(install));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
