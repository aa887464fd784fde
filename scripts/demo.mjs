// Plays the chain on n8n's engine against the sandbox: `npm run demo [-- --wrong-pin | --refuse 2326 | --keep]`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { build } from './built.mjs';

const require = createRequire(import.meta.url);
if (!build()) process.exit(1);
const { status } = spawnSync(
	process.execPath,
	[require.resolve('tsx/cli'), 'demo/demo.ts', ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
