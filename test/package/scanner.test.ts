import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runApart, unpackTarball } from './packed';

// The scanner also passes, with a message, when it finds no file to look at.
const CLEAN = { passed: true };

it('finds nothing in the sources', () => {
	expect(runApart('scan.mjs', ['source', root])).toEqual(CLEAN);
});

describe('the tarball', () => {
	let packed: ReturnType<typeof unpackTarball>;
	beforeEach(() => {
		packed = unpackTarball();
	});
	afterEach(() => packed.remove());

	it('has nothing to find', () => {
		expect(runApart('scan.mjs', ['package', packed.folder])).toEqual(CLEAN);
	});

	it('is really looked at: a planted violation is found', () => {
		writeFileSync(join(packed.folder, 'dist', 'planted.js'), "eval('1');\n");

		expect(runApart('scan.mjs', ['package', packed.folder])).toMatchObject({
			passed: false,
			details: expect.stringContaining('planted.js'),
		});
	});
});
