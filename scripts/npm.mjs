import { execFile } from 'node:child_process';

/**
 * Runs npm, quietly unless it fails: the npm that runs this script, else the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} what npm wrote to standard output
 */
export async function npm(args, cwd) {
	const script = process.env.npm_execpath ?? '';
	const viaNode = /npm-cli\.c?js$/.test(script);
	const [command, ...all] = viaNode ? [process.execPath, script, ...args] : ['npm', ...args];
	const shell = !viaNode && process.platform === 'win32';
	const options = { cwd, shell, encoding: 'utf8', maxBuffer: Infinity };
	return await new Promise((resolve, reject) => {
		execFile(command, all, options, (error, stdout, stderr) => {
			if (error === null) resolve(stdout);
			else if (typeof error.code === 'string') {
				reject(new Error(`npm could not be started: ${error.message}`));
			} else reject(new Error(`npm ${args.join(' ')} failed in ${cwd}\n${stdout}${stderr}`));
		});
	});
}
