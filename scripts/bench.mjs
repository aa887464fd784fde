// Measures the packed nodes on n8n's engine: `npm run bench -- ovip|verify [--items n] [--rounds n] [--profile]`.
import { spawnSync } from 'node:child_process';
import { build, tool } from './built.mjs';

if (!build()) process.exit(1);
const { status } = spawnSync(
	process.execPath,
	[tool('tsx', 'dist', 'cli.mjs'), '--expose-gc', 'bench/bench.ts', ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
