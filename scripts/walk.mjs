// Walks through operations and faults on n8n's engine: `npm run walk -- [--runs n] [--seed n] [--only case]`.
import { spawnSync } from 'node:child_process';
import { build, tool } from './built.mjs';

if (!build()) process.exit(1);
const { status } = spawnSync(
	process.execPath,
	[tool('tsx', 'dist', 'cli.mjs'), 'test/walk/main.ts', ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
