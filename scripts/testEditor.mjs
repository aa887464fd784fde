// The tests in n8n's editor, with a real browser: `npm run test:editor`; arguments go to Jest.
import { spawnSync } from 'node:child_process';
import { build, tool } from './built.mjs';

if (!build()) process.exit(1);
const { require } = await import('tsx/cjs/api');
const { getReady } = require('../test/editor/support/getReady.ts', import.meta.url);
try {
	await getReady(console.log);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
const { status } = spawnSync(
	process.execPath,
	[
		tool('jest', 'bin', 'jest.js'),
		'--selectProjects=editor',
		// Each has an n8n and a browser of its own, which mostly wait for each other.
		'--maxWorkers=2',
		...process.argv.slice(2),
	],
	{ stdio: 'inherit' },
);
process.exit(status ?? 1);
