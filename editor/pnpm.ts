import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './folders';

const script = join(projectRoot, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');

/** Settings that say how this machine reaches the registry; the other ones are npm's of this project. */
const kept = /^npm_config_(registry|cafile|ca|userconfig|globalconfig|noproxy|proxy|https_proxy)$/i;

const ownEnvironment = (): NodeJS.ProcessEnv =>
	Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(npm|pnpm)_/i.test(name) || kept.test(name)),
	);

export interface Installation {
	/** Has a `package.json` and a `pnpm-lock.yaml`. */
	readonly folder: string;
	/** The Node that pnpm and the packages' build scripts run on; the running one if absent. */
	readonly node?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** Is told every line that pnpm writes. */
	readonly onLine?: (line: string) => void;
}

/**
 * Installs what the lock file says. Store and caches stay inside the folder.
 *
 * @throws Error with the end of pnpm's output
 */
export async function install(what: Installation): Promise<void> {
	const own = join(what.folder, 'node_modules', '.pnpm-own');
	const args = [
		...['install', '--frozen-lockfile', '--prod', '--reporter=append-only'],
		...[`--store-dir=${join(own, 'store')}`, `--config.cache-dir=${join(own, 'cache')}`],
		...[`--config.state-dir=${join(own, 'state')}`, '--config.update-notifier=false'],
	];
	const lines: string[] = [];
	const child = spawn(what.node ?? process.execPath, [script, ...args], {
		cwd: what.folder,
		env: { ...ownEnvironment(), ...what.environment, CI: 'true' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			lines.push(line);
			if (lines.length > 60) lines.shift();
			what.onLine?.(line);
		});
	}
	if ((await ended) !== 0) {
		throw new Error(`pnpm could not install ${what.folder}:\n${lines.join('\n')}`);
	}
}
