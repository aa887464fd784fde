import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { createBench } from '../harness';
import { perItem, service, vin } from './partner';
import { portOf } from './slowVendor';

/** Run with `--expose-gc` and the numbers of items: prints the live heap that each run needs at most, as JSON. */
const counts = process.argv.slice(2).map(Number);
/** A look at the heap takes a whole garbage collection. */
const looksPerRun = 8;

function liveHeap(): number {
	if (!global.gc) throw new Error('Start with --expose-gc');
	global.gc();
	return process.memoryUsage().heapUsed;
}

async function main(): Promise<void> {
	const root = resolve(__dirname, '../..');
	let requests = 0;
	let lookEvery = 1;
	let most = 0;
	// Takes every subscription: the answer is the request.
	const vendor = createServer((request, response) => {
		if (requests++ % lookEvery === 0) most = Math.max(most, liveHeap());
		response.writeHead(200, { 'content-type': 'application/json' });
		request.pipe(response);
	});
	await new Promise<void>((done) => vendor.listen(0, '127.0.0.1', done));
	const bench = await createBench({
		engineDir: root,
		packageDir: join(root, '.build/package'),
		baseNodes: true,
	});
	const runMany = async (count: number): Promise<number> => {
		const items = Array.from({ length: count }, (_, index) => ({
			json: { service, vin: vin(index) },
		}));
		const run = await bench.single(
			{
				type: 'portailOvip',
				parameters: { resource: 'subscription', operation: 'add', ...perItem },
				credentials: {
					stellantisPartnerApi: {
						environment: 'custom',
						baseUrl: `http://127.0.0.1:${portOf(vendor.address())}`,
						clientId: 'partner',
					},
				},
			},
			{ items },
		);
		most = Math.max(most, liveHeap());
		return run.json('Success').filter(({ status }) => status === 'subscribed').length;
	};
	// What is loaded at the first run stays.
	await runMany(1000);

	const results: object[] = [];
	for (const count of counts) {
		const before = liveHeap();
		[requests, most] = [0, 0];
		lookEvery = Math.max(1, Math.floor(count / 500 / looksPerRun));
		const subscribed = await runMany(count);
		results.push({ count, subscribed, requests, bytes: most - before });
	}
	console.log(JSON.stringify(results));
}

main().then(
	// n8n's libraries keep timers open.
	() => process.exit(),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
