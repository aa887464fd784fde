import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** Puts what was measured between the markers of its subject; the text around them is written by people. */
export async function writeToPage(file: string, subject: string, markdown: string): Promise<void> {
	const begin = `<!-- bench:${subject} -->`;
	const end = `<!-- /bench:${subject} -->`;
	const page = readFileSync(file, 'utf8');
	const [before, rest] = cut(page, begin);
	const [, after] = cut(rest, end);
	const next = `${before}${begin}\n\n${markdown}\n\n${end}${after}`;
	const style = await resolveConfig(file);
	writeFileSync(file, await format(next, { ...style, filepath: file }));
}

function cut(text: string, marker: string): [string, string] {
	const at = text.indexOf(marker);
	if (at === -1) throw new Error(`docs/benchmarks.md lacks the marker ${marker}`);
	return [text.slice(0, at), text.slice(at + marker.length)];
}
