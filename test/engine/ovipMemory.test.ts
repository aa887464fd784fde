import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const counts = [25_000, 50_000, 100_000];

interface Measured {
	readonly count: number;
	readonly subscribed: number;
	readonly requests: number;
	readonly bytes: number;
}

/** Another process, because the heap of this one also holds Jest. */
async function measure(): Promise<readonly Measured[]> {
	const script = join(root, 'test/support/memoryOfMany.ts');
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--expose-gc', '--import', 'tsx', script, ...counts.map(String)],
		{ cwd: root },
	);
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]');
}

it('100,000 VINs need no more memory per VIN than 25,000', async () => {
	const measured = await measure();
	expect(measured.map(({ subscribed }) => subscribed)).toEqual(counts);
	expect(measured.map(({ requests }) => requests)).toEqual(counts.map((count) => count / 500));
	const [few = Number.NaN, ...more] = measured.map(({ bytes, count }) => bytes / count);
	expect(few).toBeGreaterThan(0);
	for (const bytesPerVin of more) expect(bytesPerVin).toBeLessThan(1.5 * few);
}, 300_000);
