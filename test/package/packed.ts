import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

export const root = resolve(__dirname, '../..');

/** The package as n8n installs it. Made by scripts/pack.mjs. */
export const installedPackage = join(root, '.build', 'package');

const packDir = join(root, '.build', 'pack');

function tarball(): string {
	const name = existsSync(packDir)
		? readdirSync(packDir).find((file) => file.endsWith('.tgz'))
		: undefined;
	if (name === undefined) throw new Error('There is no tarball yet: run node scripts/pack.mjs');
	return join(packDir, name);
}

/** Paths below `folder` with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
}

/** The tarball as npm publishes it, unpacked outside of the repository. */
export function unpackTarball(): { readonly folder: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'packed-'));
	const tar = spawnSync('tar', ['-xzf', tarball(), '-C', folder, '--strip-components=1'], {
		encoding: 'utf8',
	});
	if (tar.status !== 0) throw new Error(`tar failed: ${tar.error?.message ?? tar.stderr}`);
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Manifest {
	readonly [field: string]: unknown;
	readonly name: string;
	readonly main: string;
	readonly scripts?: Readonly<Record<string, string>>;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

export function manifestOf(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Runs a script in a Node process of its own, apart from Jest, and reads the JSON it prints. */
export function runApart(script: string, args: readonly string[]): unknown {
	const { NODE_PATH: _, NODE_ENV: __, ...env } = process.env;
	const run = spawnSync(process.execPath, [join(__dirname, script), ...args], {
		cwd: root,
		env,
		encoding: 'utf8',
	});
	if (run.status !== 0) throw new Error(`${script} failed:\n${run.stderr}`);
	return JSON.parse(run.stdout);
}
