import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestOf, root } from './packed';

const manifest = manifestOf(root);

it.each([
	['name', expect.stringMatching(/^n8n-nodes-[a-z0-9]+(-[a-z0-9]+)*$/)],
	['version', expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)],
	['description', expect.stringMatching(/\S{3}/)],
	['license', 'MIT'],
	['homepage', expect.stringMatching(/^https:\/\//)],
	['keywords', expect.arrayContaining(['n8n-community-node-package'])],
	['author', { name: expect.stringMatching(/\S/), email: expect.stringMatching(/^\S+@\S+$/) }],
	[
		'repository',
		{ type: 'git', url: expect.stringMatching(/^(git\+)?https:\/\/github\.com\/[^/]+\/[^/]+$/) },
	],
	['main', 'index.js'],
	['files', ['dist']],
	['peerDependencies', { 'n8n-workflow': '*' }],
])('%s is as n8n demands', (field, expected) => {
	expect(manifest[field]).toEqual(expected);
});

it.each([
	'dependencies',
	'optionalDependencies',
	'bundledDependencies',
	'overrides',
	'resolutions',
])('has no %s', (field) => {
	expect(manifest).not.toHaveProperty(field);
});

it.each([
	'prepare',
	'preinstall',
	'install',
	'postinstall',
	'prepublish',
	'preprepare',
	'postprepare',
])('has no %s script', (script) => {
	expect(manifest.scripts ?? {}).not.toHaveProperty(script);
});

it('declares the API version and paths n8n can load', () => {
	expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1 });
	const paths = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	expect(new Set(paths).size).toBe(paths.length);
	expect(manifest.n8n.nodes.length).toBeGreaterThan(0);
	for (const path of manifest.n8n.nodes) {
		expect(path).toMatch(/^dist\/nodes\/(?:[^/]+\/)*[A-Z]\w+\.node\.js$/);
	}
	for (const path of manifest.n8n.credentials) {
		expect(path).toMatch(/^dist\/credentials\/[A-Z]\w+\.credentials\.js$/);
	}
});

it('names only classes that have a source', () => {
	const sources = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((path) =>
		path.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	);

	expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
});

it('keeps index.js trivial: n8n loads the classes by path', () => {
	expect(readFileSync(join(root, 'index.js'), 'utf8')).not.toMatch(/require|import/);
});
