import type { Row } from './rule';

const marks: Readonly<Record<Row['result'], string>> = {
	pass: 'pass',
	fail: 'FAIL',
	skipped: 'skip',
};

const widest = (cells: readonly string[]) => Math.max(...cells.map((cell) => cell.length));

/** One line per row, and one more for why it failed or was skipped. */
export function table(rows: readonly Row[]): string {
	const width = widest(rows.map(({ id }) => id));
	const indent = ' '.repeat(width + 8);
	return rows
		.flatMap(({ id, requires, result, detail }) => [
			`${marks[result]}  ${id.padEnd(width)}  ${requires}`,
			...(detail === '' ? [] : [`${indent}→ ${detail}`]),
		])
		.join('\n');
}

/** `35 rules: 30 pass, 0 fail, 5 skipped` */
export function summary(rows: readonly Row[]): string {
	const count = (result: Row['result']) => rows.filter((row) => row.result === result).length;
	return `${rows.length} rules: ${count('pass')} pass, ${count('fail')} fail, ${count('skipped')} skipped`;
}

/** A bridge conforms as far as could be seen if nothing failed. */
export const exitCode = (rows: readonly Row[]): 0 | 1 =>
	rows.some(({ result }) => result === 'fail') ? 1 : 0;
