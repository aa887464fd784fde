import type { Row } from './rule';

const marks: Readonly<Record<Row['result'], string>> = {
	pass: 'pass',
	fail: 'FAIL',
	'not checked': 'not checked',
};

const widest = (cells: readonly string[]) => Math.max(...cells.map((cell) => cell.length));

const markWidth = widest(Object.values(marks));

/** How wide the column of rules has to be. */
export const idWidth = (rules: ReadonlyArray<Pick<Row, 'id'>>): number =>
	widest(rules.map(({ id }) => id));

/** One line, and one more for why the rule failed or was not checked. */
export function lines({ id, requires, result, detail }: Row, width: number): string {
	const line = `${marks[result].padEnd(markWidth)}  ${id.padEnd(width)}  ${requires}`;
	return detail === '' ? line : `${line}\n${' '.repeat(markWidth + width + 4)}→ ${detail}`;
}

/** `35 rules: 30 pass, 0 fail, 5 not checked` */
export function summary(rows: readonly Row[]): string {
	const count = (result: Row['result']) => rows.filter((row) => row.result === result).length;
	return `${rows.length} rules: ${count('pass')} pass, ${count('fail')} fail, ${count('not checked')} not checked`;
}

/** A bridge conforms as far as could be seen if nothing failed. */
export const exitCode = (rows: readonly Row[]): 0 | 1 =>
	rows.some(({ result }) => result === 'fail') ? 1 : 0;
