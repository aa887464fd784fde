/**
 * Writes docs/failures.md from the catalogues: `npx tsx scripts/failuresPage.ts`.
 * With `--check` nothing is written; the exit code is 1 when the page is not what the catalogues say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failuresPage } from './failuresPageText';

const page = join(__dirname, '..', 'docs', 'failures.md');
const wanted = failuresPage();

if (!process.argv.includes('--check')) {
	writeFileSync(page, wanted);
} else if (readPage() !== wanted) {
	console.error('docs/failures.md is stale: run npx tsx scripts/failuresPage.ts');
	process.exitCode = 1;
}

function readPage(): string {
	try {
		return readFileSync(page, 'utf8');
	} catch {
		return '';
	}
}
