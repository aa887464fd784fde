import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];

/** Remembers inside `node_modules` what it was installed from, so that the next start can skip it. */
export class InstalledFrom {
	private readonly file: string;
	private readonly fingerprint: string;

	/** @param circumstances what besides the lock file the result depends on */
	constructor(folder: string, circumstances: string) {
		this.file = join(folder, 'node_modules', '.installed-from');
		const hash = createHash('sha256').update(circumstances);
		for (const source of sources) hash.update(readFileSync(join(folder, source)));
		this.fingerprint = hash.digest('hex');
	}

	get current(): boolean {
		return existsSync(this.file) && readFileSync(this.file, 'utf8').trim() === this.fingerprint;
	}

	keep(): void {
		writeFileSync(this.file, `${this.fingerprint}\n`);
	}
}
