// Packs the built project as npm publishes it and unpacks it as n8n installs it: .build/package for the current engine,
// test/engines/<engine>/.package for the older ones, each where it finds that engine's n8n-workflow.
import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const packDir = join(root, '.build', 'pack');

/** What n8n takes out of package.json before it installs a community package's own dependencies. */
const REMOVED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

async function pack() {
	rmSync(packDir, { recursive: true, force: true });
	mkdirSync(packDir, { recursive: true });
	const [packed] = JSON.parse(
		await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', packDir], root),
	);
	return join(packDir, packed.filename.replace(/^@/, '').replaceAll('/', '-'));
}

/**
 * @param {string} tarball
 * @param {string} target
 */
function unpack(tarball, target) {
	const unpacked = join(target, '..', `.unpacking-${process.pid}`);
	rmSync(unpacked, { recursive: true, force: true });
	mkdirSync(unpacked, { recursive: true });
	const tar = spawnSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], {
		encoding: 'utf8',
	});
	if (tar.status !== 0) throw new Error(`tar failed: ${tar.error?.message ?? tar.stderr}`);

	const manifestFile = join(unpacked, 'package.json');
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
	for (const field of REMOVED) delete manifest[field];
	writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);

	rmSync(target, { recursive: true, force: true });
	renameSync(unpacked, target);
}

function engineFolders() {
	const engines = join(root, 'test', 'engines');
	if (!existsSync(engines)) return [];
	return readdirSync(engines)
		.map((name) => join(engines, name))
		.filter((folder) => existsSync(join(folder, 'package.json')));
}

try {
	if (!existsSync(join(root, 'dist'))) throw new Error('There is no dist yet: build first.');
	const tarball = await pack();
	const targets = [
		join(root, '.build', 'package'),
		...engineFolders().map((engine) => join(engine, '.package')),
	];
	for (const target of targets) unpack(tarball, target);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
