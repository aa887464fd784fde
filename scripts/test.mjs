// All tests but those in n8n's editor: builds, packs, then runs Jest; arguments go to Jest.
import { spawnSync } from 'node:child_process';
import { build, tool } from './built.mjs';

if (!build({ always: true })) process.exit(1);
const { status } = spawnSync(
	process.execPath,
	[tool('jest', 'bin', 'jest.js'), '--ignoreProjects=editor', ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
