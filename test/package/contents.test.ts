import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, installedPackage, manifestOf, unpackTarball } from './packed';

const packed = unpackTarball();
const files = filesBelow(packed.folder);
const manifest = manifestOf(packed.folder);

afterAll(() => packed.remove());

const SHIPPED = [
	/^(package\.json|README\.md|LICENSE(\.md)?|index\.js)$/,
	/^dist\/(nodes|credentials)\/.+\.js$/,
	/^dist\/nodes\/.+\.node\.json$/,
	/^dist\/nodes\/.+\/__schema__\/.+\.json$/,
	/^dist\/(icons|nodes|credentials)\/.+\.(svg|png)$/,
];
const NEVER =
	/\.(test|spec)\.|\.map$|\.d\.ts$|tsbuildinfo|(^|\/)(test|tests|sandbox|demo|fixtures)\//;

it('ships the built nodes and nothing else', () => {
	const strays = files.filter(
		(file) => !SHIPPED.some((pattern) => pattern.test(file)) || NEVER.test(file),
	);

	expect(strays).toEqual([]);
});

it.each(['package.json', 'README.md', 'LICENSE', manifest.main])('ships %s', (file) => {
	expect(files).toContain(file);
});

it.each([...manifest.n8n.nodes, ...manifest.n8n.credentials])('ships %s', (file) => {
	expect(files).toContain(file);
});

it.each(manifest.n8n.nodes)('ships the codex of %s', (file) => {
	expect(files).toContain(file.replace(/\.js$/, '.json'));
});

it('ships no class that package.json does not name', () => {
	const classes = files.filter((file) => /\.(node|credentials)\.js$/.test(file));

	expect(classes).toEqual([...manifest.n8n.nodes, ...manifest.n8n.credentials].sort());
});

it('is unpacked for the engine without the fields n8n removes', () => {
	expect(existsSync(join(installedPackage, 'package.json'))).toBe(true);
	expect(filesBelow(installedPackage)).toEqual(files);
	expect(manifestOf(installedPackage)).not.toHaveProperty('devDependencies');
	expect(manifestOf(installedPackage)).not.toHaveProperty('peerDependencies');
});
