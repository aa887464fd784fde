import { join, resolve } from 'node:path';
import { createBench, type Bench } from '../harness';
import { startFixtureServer } from '../harness/fixtures/fixtureServer';

const root = resolve(__dirname, '../..');
let bench: Bench;

beforeAll(async () => {
	bench = await createBench({
		engineDir: join(root, 'test/engines/n8n-2.35'),
		packageDir: join(root, 'test/harness/fixtures/n8n-nodes-fixture'),
	});
});

const cars = ['A', 'B'].map((vin) => ({ json: { vin } }));

it('is the engine it says it is', () => {
	expect(bench.engine.version).toBe('2.35.0');
});

it.each([
	['an error item with nothing else to the error output', false, 'Failed'],
	['an error item with details to the success output', true, 'Success'],
])('sends %s', async (_, details, output) => {
	const run = await bench.single(
		{
			type: 'sorter',
			onError: 'continueErrorOutput',
			parameters: { label: '=Car {{ $json.vin }}', bad: "={{ $json.vin === 'B' }}", details },
		},
		{ items: cars },
	);

	const errors = (name: string) => run.json(name).filter(({ error }) => error !== undefined);
	expect(errors(output)).toMatchObject([{ error: 'Car B is bad [item 1]' }]);
	expect(errors(output === 'Failed' ? 'Success' : 'Failed')).toEqual([]);
});

it('refreshes a refused token and sends again', async () => {
	const server = await startFixtureServer();
	const credentials = bench.store({ fixtureTokenApi: { server: server.url, key: 'k' } });
	await bench.single({ type: 'caller' }, { credentials });
	server.expireTokens();
	const run = await bench.single({ type: 'caller' }, { credentials });
	const test = await bench.testCredential('fixtureTokenApi', {
		server: server.url,
		key: 'limited',
	});
	await server.close();

	expect(run.json('Success')).toMatchObject([{ token: 2 }]);
	expect(credentials.stored('fixtureTokenApi')['token']).toBe('token-2');
	expect(test).toEqual({ status: 'Error', message: 'The key may not do this' });
});

it('waits, and goes on when called', async () => {
	const waiting = await bench.single({ type: 'waiter' }, { items: cars });
	expect(waiting.waiting).toBe(true);

	const run = await waiting.resumeWebhook({ body: { word: 'open' } });

	expect(run.json('Success')).toMatchObject([{ word: 'open' }]);
});

it('does not fall back to the packages of a folder above', async () => {
	const packageDir = join(root, 'test/harness/fixtures/n8n-nodes-fixture');

	await expect(
		createBench({ engineDir: bench.engine.dir, packageDir, baseNodes: true }),
	).rejects.toThrow('has no n8n-nodes-base');
	await expect(createBench({ engineDir: join(root, 'test/engines'), packageDir })).rejects.toThrow(
		'No n8n-core',
	);
});
