// Plays the chain on n8n's engine against the sandbox: `npm run demo [-- --wrong-pin | --refuse 2326 | --keep]`.
import { spawnSync } from 'node:child_process';
import { build, tool } from './built.mjs';

if (!build()) process.exit(1);
const { status } = spawnSync(
	process.execPath,
	[tool('tsx', 'dist', 'cli.mjs'), 'demo/demo.ts', ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
