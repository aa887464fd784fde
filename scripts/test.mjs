// All tests but those in n8n's editor: builds, packs, then runs Jest; arguments go to Jest.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { build, tool } from './built.mjs';

if (!build({ always: true })) process.exit(1);

const given = process.argv.slice(2);

/** @returns Jest's exit status */
function jest(nodeOptions, jestOptions) {
	const { status } = spawnSync(
		process.execPath,
		[...nodeOptions, tool('jest', 'bin', 'jest.js'), ...jestOptions],
		{ stdio: 'inherit' },
	);
	return status ?? 1;
}

function loads(name) {
	try {
		createRequire(import.meta.url)(name);
		return true;
	} catch {
		return false;
	}
}

// What was given comes first: Jest would take a path behind these options for one more project.
const most = jest([], [...given, '--ignoreProjects=editor', '--ignoreProjects=evaluators']);

// n8n's application works out expressions in isolated-vm, of which there is none for Node 20.
const hasVm = loads('isolated-vm');
if (!hasVm) {
	console.log(`Left out: expressions under vm, as isolated-vm does not load on ${process.version}`);
}
const evaluators = jest(
	['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
	[
		// The coverage that is asked for is that of the rooms.
		...given.filter((argument) => argument !== '--coverage'),
		...['--selectProjects=evaluators', '--passWithNoTests'],
		...(hasVm ? [] : ['--testPathIgnorePatterns=Vm.test.ts$']),
	],
);
process.exit(Math.max(most, evaluators));
