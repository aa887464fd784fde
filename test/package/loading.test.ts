import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { installedPackage, manifestOf, root, runApart } from './packed';

/** All of the host's modules that a community package may count on and this one uses. */
const PROVIDED = ['n8n-workflow', 'luxon'];
const NOT_PROVIDED = ['axios', 'lodash', 'n8n-core', 'zod'];

const engines = [
	['the current engine', root],
	['n8n 2.35', join(root, 'test/engines/n8n-2.35')],
] as const;

let home: string;

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'alone-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const classNames = (paths: readonly string[]) =>
	paths.map((path) => (basename(path).split('.')[0] ?? '').toLowerCase()).sort();

it.each(engines)('loads on %s with nothing around it but what n8n provides', (_, engineDir) => {
	mkdirSync(join(home, 'node_modules'));
	for (const name of PROVIDED) {
		symlinkSync(
			realpathSync(join(engineDir, 'node_modules', name)),
			join(home, 'node_modules', name),
			'junction',
		);
	}
	const packageDir = join(home, 'package');
	cpSync(installedPackage, packageDir, { recursive: true });

	const report = runApart('loadAlone.js', [engineDir, packageDir, ...PROVIDED, ...NOT_PROVIDED]);

	const { n8n } = manifestOf(installedPackage);
	expect(report).toEqual({
		nodes: expect.any(Array),
		credentials: expect.any(Array),
		withoutIcon: [],
		withoutCodex: [],
		requirable: PROVIDED,
	});
	expect(classNames(namesIn(report, 'credentials'))).toEqual(classNames(n8n.credentials));
	expect(classNames(namesIn(report, 'nodes'))).toEqual(classNames(n8n.nodes));
});

function namesIn(report: unknown, field: string): string[] {
	const entry: unknown = Object.entries(Object(report)).find(([name]) => name === field)?.[1];
	return Array.isArray(entry) ? entry.map(String) : [];
}
