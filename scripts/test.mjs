// The whole test suite: builds, packs, then runs Jest; arguments go to Jest.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { build } from './built.mjs';

const require = createRequire(import.meta.url);
if (!build({ always: true })) process.exit(1);
const { status } = spawnSync(
	process.execPath,
	[require.resolve('jest/bin/jest.js'), ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
