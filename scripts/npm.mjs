import { spawnSync } from 'node:child_process';

/**
 * Runs npm, quietly unless it fails: the npm that runs this script, else the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {string} what npm wrote to standard output
 */
export function npm(args, cwd) {
	const script = process.env.npm_execpath ?? '';
	const viaNode = /npm-cli\.c?js$/.test(script);
	const run = viaNode
		? spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' })
		: spawnSync('npm', [...args], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
	if (run.error !== undefined) throw new Error(`npm could not be started: ${run.error.message}`);
	if (run.status !== 0) {
		throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${run.stdout}${run.stderr}`);
	}
	return run.stdout;
}
