import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath } from '../../../editor/compiler';
import type { Say } from '../../../editor/say';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const asked = 'Install Chromium, or name its program in the environment variable CHROMIUM.';

function found(): string | undefined {
	const named = process.env['CHROMIUM'];
	if (named === undefined || named === '') {
		return commands.map(onPath).find((path) => path !== undefined);
	}
	if (existsSync(named)) return named;
	throw new Error(`CHROMIUM is ${named}, and no such program is there. ${asked}`);
}

/** @throws Error where there is none */
export function systemBrowser(): string {
	const browser = found();
	if (browser === undefined) throw new Error(`No Chromium is on the PATH. ${asked}`);
	return browser;
}

function aptGet(...args: readonly string[]): void {
	const { status, stdout, stderr } = spawnSync('apt-get', args, {
		encoding: 'utf8',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	if (status !== 0) throw new Error(`apt-get ${args.join(' ')} did not work.\n${stdout}${stderr}`);
}

/** Installs Chromium where that takes no password: as root on Debian and Ubuntu. */
export function provideBrowser(say: Say): void {
	if (found() !== undefined) return;
	if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
		say('Installing Chromium with apt-get: 400 MB on disk, about a minute …');
		aptGet('update');
		aptGet('install', '-y', '--no-install-recommends', 'chromium');
	}
	systemBrowser();
}
