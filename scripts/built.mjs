// Builds and packs the package where sources are newer than the unpacked tarball.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const sources = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'index.js',
	'README.md',
	'tsconfig.build.json',
];

/** A script of an installed package; by path, since packages do not export their commands. */
export const tool = (...path) => join(root, 'node_modules', ...path);

/** Newest change in a file or below a folder, in milliseconds since the epoch. */
function newest(path) {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	// A folder's own time tells of files that were removed.
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function packedAt() {
	const packed = join(root, '.build', 'package', 'package.json');
	return existsSync(packed) ? statSync(dirname(packed)).mtimeMs : 0;
}

/** Runs a Node script of the project; its output is shown only if it fails. @returns whether it succeeded */
function run(script, ...args) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
		cwd: root,
		encoding: 'utf8',
	});
	if (status !== 0) process.stderr.write(stdout + stderr);
	return status === 0;
}

/** @returns whether the package stands built and packed */
export function build({ always = false } = {}) {
	const changed = Math.max(...sources.map((source) => newest(join(root, source))));
	if (!always && changed < packedAt()) return true;
	console.log('Building the package …');
	return run(tool('gulp', 'bin', 'gulp.js'), 'build') && run(join(root, 'scripts', 'pack.mjs'));
}
