// Checks a Mobile SDK bridge against the contract: `npm run bridge:conformance -- --help`.
import { spawnSync } from 'node:child_process';
import { tool } from './built.mjs';

const { status } = spawnSync(
	process.execPath,
	[tool('tsx', 'dist', 'cli.mjs'), 'bridge-conformance/main.ts', ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 2);
