import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { missingTools } from './compiler';
import { n8nFolder } from './folders';
import { InstalledFrom } from './installedFrom';
import type { NodeBinary } from './nodeBinary';
import { install, type Installation } from './pnpm';
import { installProgress } from './progress';
import type { Say } from './say';

const n8nPackage = join(n8nFolder, 'node_modules', 'n8n');

/** n8n's own command. */
export const n8nCommand = join(n8nPackage, 'bin', 'n8n');

/** Loads the addons as n8n would; they are found from where n8n really is. */
const loadAddons = `
	const from = require('node:module').createRequire(require('node:fs').realpathSync(process.argv[1]));
	for (const addon of ['sqlite3', 'isolated-vm']) from(addon);
`;

const manifestSchema = z.object({ dependencies: z.object({ n8n: z.string() }) });

const version = (): string =>
	manifestSchema.parse(JSON.parse(readFileSync(join(n8nFolder, 'package.json'), 'utf8')))
		.dependencies.n8n;

/** Why n8n's database driver is not there, if it is for want of a compiler. */
function withoutCompiler(): string | undefined {
	const missing = missingTools();
	if (missing.length === 0) return undefined;
	return (
		`n8n's database driver has to be compiled on this machine, and there is no ${missing.join(', no ')}. ` +
		'On Debian and Ubuntu: apt-get install python3 make g++'
	);
}

/** @throws Error that says what is missing */
function checkAddons({ path }: NodeBinary): void {
	const { status, stderr } = spawnSync(path, ['-e', loadAddons, join(n8nPackage, 'package.json')], {
		encoding: 'utf8',
	});
	if (status === 0) return;
	throw new Error(withoutCompiler() ?? `n8n's native addons do not load:\n${stderr}`);
}

/**
 * Installs the n8n of `editor/n8n`, with the lock file there, unless it is installed.
 *
 * @throws Error if the database driver can neither be compiled nor had ready-made
 */
export async function provideN8n(node: NodeBinary, say: Say): Promise<void> {
	const installed = new InstalledFrom(n8nFolder, node.prefix);
	if (installed.current) return;

	say(`Installing n8n ${version()}: 2 GB on disk, two to five minutes, once …`);
	const compiles = withoutCompiler() === undefined;
	const installation: Installation = {
		folder: n8nFolder,
		node: node.path,
		environment: {
			PATH: [dirname(node.path), process.env['PATH']].join(delimiter),
			npm_config_nodedir: node.prefix,
			// Without a compiler, the driver's own install script looks for a ready-made one outside the registry.
			...(compiles ? { npm_config_build_from_source: 'sqlite3' } : {}),
		},
		onLine: installProgress(say),
	};
	try {
		await install(installation);
	} catch (error) {
		throw compiles ? error : new Error(withoutCompiler(), { cause: error });
	}
	checkAddons(node);
	installed.keep();
}
