/** A figure that is aimed at. */
export interface Aim {
	readonly text: string;
	readonly reached: string;
	readonly met: boolean;
}

export interface Report {
	/** Markdown, below a heading. */
	readonly markdown: string;
	readonly aims: readonly Aim[];
}

export const number = (value: number, digits = 0): string =>
	value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Markdown table; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_cell, column) => (column === 0 ? '---' : '---:'));
	return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export const aimsTable = (aims: readonly Aim[]): string =>
	table(
		['Aim', 'Reached', ''],
		aims.map(({ text, reached, met }) => [text, reached, met ? 'met' : '**missed**']),
	);
