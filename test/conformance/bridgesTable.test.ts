import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../bridge-conformance/rules';
import { rightBridges } from './rightBridges';
import { wrongBridges } from './wrongBridges';

const readme = path.join(__dirname, '../../docs/bridge/README.md');

type Line = readonly [string, string];

/** A Markdown table with even columns, as Prettier writes it. */
function table(head: Line, body: readonly Line[]): string {
	const [first, second] = [0, 1].map((column) =>
		Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)),
	);
	const row = ([one, other]: Line, fill = ' ') =>
		`| ${one.padEnd(first ?? 0, fill)} | ${other.padEnd(second ?? 0, fill)} |`;
	return [row(head), row(['', ''], '-'), ...body.map((line) => row(line))].join('\n');
}

const code = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');

/** What the suite makes of all bridges of these tests; the tests beside this one hold it to that. */
const tables = [
	...Object.entries(wrongBridges).map(([about, variants]) =>
		table(
			[`${about}: a wrong bridge that …`, 'fails'],
			variants.map(({ name, rows }): Line => [name, code(rows)]),
		),
	),
	table(
		['A right bridge that …', 'passes all rules that can be checked; open are'],
		rightBridges.map(
			({ name, open }): Line => [
				name,
				open.length > 12
					? `${open.length} rules about signals and deliveries`
					: code(open) || 'none',
			],
		),
	),
].join('\n\n');

const section = /(?<=<!-- bridges -->\n\n)[^]*(?=\n\n<!-- \/bridges -->)/;

it('the guide has the table of wrong and right bridges (UPDATE_BRIDGES=1 writes it)', () => {
	const text = readFileSync(readme, 'utf8');
	if (process.env['UPDATE_BRIDGES'] === '1')
		writeFileSync(
			readme,
			text.replace(section, () => tables),
		);
	expect(readFileSync(readme, 'utf8').match(section)?.[0]).toBe(tables);
});

it('every rule finds a wrong bridge, and no two mistakes have the same name', () => {
	const variants = Object.values(wrongBridges).flat();
	const found = new Set(variants.flatMap(({ rows }) => rows));
	const idle = rules.map(({ id }) => id).filter((id) => !found.has(id));
	expect(idle).toEqual([]);
	expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
	const ids = new Set(rules.map(({ id }) => id));
	expect([...found].filter((id) => !ids.has(id))).toEqual([]);
});
