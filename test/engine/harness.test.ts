import { join, resolve } from 'node:path';
import { createBench, type Bench } from '../harness';
import { startFixtureServer, type FixtureServer } from '../harness/fixtures/fixtureServer';

const root = resolve(__dirname, '../..');
const packageDir = join(root, 'test/harness/fixtures/n8n-nodes-fixture');

let bench: Bench;
let server: FixtureServer;

beforeAll(async () => {
	bench = await createBench({ engineDir: root, packageDir, baseNodes: true });
});
beforeEach(async () => {
	server = await startFixtureServer();
});
afterEach(async () => {
	await server.close();
});

const cars = ['A', 'B', 'C'].map((vin) => ({ json: { vin } }));
const secondIsBad = { label: '=Car {{ $json.vin }}', bad: "={{ $json.vin === 'B' }}" };

describe('outputs and pairing', () => {
	it.each([
		['without details', false],
		['with details', true],
	])('sends an error item %s to the error output, its input merged in', async (_, details) => {
		const run = await bench.single(
			{
				type: 'sorter',
				onError: 'continueErrorOutput',
				parameters: { ...secondIsBad, details },
			},
			{ items: cars },
		);

		expect(run.status).toBe('success');
		expect(run.json('Success')).toEqual([
			{ vin: 'A', label: 'Car A', tries: 1 },
			{ vin: 'C', label: 'Car C', tries: 1 },
		]);
		expect(run.json('Failed')).toEqual([
			{
				vin: 'B',
				error: 'Car B is bad [item 1]',
				...(details ? { details: { code: '7' } } : {}),
			},
		]);
		expect(run.order).toEqual(['Start', 'Node', 'Success', 'Failed']);
	});

	it('keeps every item paired with the one it came from, through later nodes', async () => {
		const run = await bench.run(
			{
				nodes: [
					{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
					{ name: 'Sorter', type: 'n8n-nodes-fixture.sorter', parameters: { label: 'x' } },
					{
						name: 'Set',
						type: 'n8n-nodes-base.set',
						typeVersion: 3.4,
						parameters: {
							assignments: {
								assignments: [
									{
										id: '1',
										name: 'from',
										type: 'string',
										value: "={{ $('Start').item.json.vin }}",
									},
								],
							},
						},
					},
				],
				connections: {
					Start: { main: [[{ node: 'Sorter', type: 'main', index: 0 }]] },
					Sorter: { main: [[{ node: 'Set', type: 'main', index: 0 }]] },
				},
			},
			{ items: cars },
		);

		expect(run.json('Set').map(({ from }) => from)).toEqual(['A', 'B', 'C']);
		expect(run.items('Sorter').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('stops with the error of the node', async () => {
		const run = await bench.single({ type: 'sorter', parameters: { label: 'x', succeedAt: 9 } });

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe('Not yet');
		expect(run.errorOf('Node')?.message).toBe('Not yet');
		expect(run.order).toEqual(['Start', 'Node']);
	});

	it('refuses to start with a required parameter missing, as n8n does', async () => {
		await expect(bench.single({ type: 'sorter' })).rejects.toThrow(
			/Parameter \\?"Label\\?" is required/,
		);
	});
});

describe('Retry On Fail', () => {
	it.each([
		[2, 'success'],
		[4, 'error'],
	])('with three tries, succeeding at %i: %s', async (succeedAt, status) => {
		const run = await bench.single({
			type: 'sorter',
			parameters: { label: 'x', succeedAt },
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});

		expect(run.status).toBe(status);
		expect(run.json('Success')).toEqual(
			status === 'success' ? [{ label: 'x', tries: succeedAt }] : [],
		);
	});
});

describe('credentials', () => {
	it('fetches an empty token, keeps it, and fetches another when it is refused', async () => {
		const credentials = { fixtureTokenApi: { server: server.url, key: 'k' } };
		const first = await bench.single({ type: 'caller', credentials });
		expect(first.credentials.stored('fixtureTokenApi')['token']).toBe('token-1');

		server.expireTokens();
		const second = await bench.single({ type: 'caller' }, { credentials: first.credentials });

		expect(second.json('Success')).toEqual([{ state: { code: 'OK' }, token: 2 }]);
		expect(second.credentials.stored('fixtureTokenApi')['token']).toBe('token-2');
		expect(server.requests).toEqual([
			'POST /token',
			'GET /things',
			'GET /things',
			'POST /token',
			'GET /things',
		]);
	});

	it('fills in defaults, resolves expressions and calls an authenticate function', async () => {
		const call = (data: Record<string, string>) =>
			bench.single(
				{
					type: 'caller',
					parameters: { authentication: 'fixtureKeyApi' },
					credentials: { fixtureKeyApi: { server: server.url, ...data } },
				},
				{ items: [{ json: { vin: 'A' } }] },
			);

		expect((await call({})).json('Success')).toEqual([{ key: 'default-key' }]);
		expect((await call({ key: '=key of {{ $json.vin }}' })).json('Success')).toEqual([
			{ key: 'key of A' },
		]);
	});

	it('finds a credential by the id or name in the workflow', async () => {
		const workflow = (reference: { id: string | null; name: string }) => ({
			nodes: [
				{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
				{
					name: 'Caller',
					type: 'n8n-nodes-fixture.caller',
					credentials: { fixtureTokenApi: reference },
				},
			],
			connections: { Start: { main: [[{ node: 'Caller', type: 'main', index: 0 }]] } },
		});
		const credentials = {
			'id-1': { server: server.url, key: 'k' },
			'My Account': { server: server.url, key: 'k' },
		};

		for (const reference of [
			{ id: 'id-1', name: 'Renamed' },
			{ id: null, name: 'My Account' },
		]) {
			const run = await bench.run(workflow(reference), { credentials });
			expect(run.status).toBe('success');
		}
		expect(server.requests.filter((request) => request === 'POST /token')).toHaveLength(2);
	});

	it('gets and renews an OAuth2 client-credentials token', async () => {
		const credentials = bench.store({
			fixtureOAuth2Api: { server: server.url, clientId: 'c', clientSecret: 's' },
		});
		const parameters = { authentication: 'fixtureOAuth2Api' };
		await bench.single({ type: 'caller', parameters }, { credentials });
		server.expireTokens();
		const run = await bench.single({ type: 'caller', parameters }, { credentials });

		expect(run.json('Success')).toEqual([{ state: { code: 'OK' }, token: 2 }]);
		expect(credentials.stored('fixtureOAuth2Api')['oauthTokenData']).toMatchObject({
			access_token: 'token-2',
		});
	});

	it('lets only the nodes of its package use a restricted credential', async () => {
		const run = await bench.run(
			{
				nodes: [
					{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
					{
						name: 'HTTP',
						type: 'n8n-nodes-base.httpRequest',
						typeVersion: 4.2,
						parameters: {
							url: `${server.url}/things`,
							authentication: 'predefinedCredentialType',
							nodeCredentialType: 'fixtureTokenApi',
						},
						credentials: { fixtureTokenApi: { id: 'fixtureTokenApi', name: 'x' } },
					},
				],
				connections: { Start: { main: [[{ node: 'HTTP', type: 'main', index: 0 }]] } },
			},
			{ credentials: { fixtureTokenApi: { server: server.url, key: 'k' } } },
		);

		expect(run.status).toBe('error');
		expect(server.requests).toEqual([]);
	});
});

describe('credential test', () => {
	it.each([
		['passes', { key: 'k' }, 'OK', 'Connection successful!'],
		['applies a rule to the status', { key: 'limited' }, 'Error', 'The key may not do this'],
		['shows a refusal without a rule', { key: 'unknown' }, 'Error', 'Unauthorized'],
	])('%s', async (_, data, status, message) => {
		const result = await bench.testCredential('fixtureTokenApi', { server: server.url, ...data });

		expect(result).toEqual({ status, message });
	});

	it('applies a rule to the body', async () => {
		const { test } = bench.catalogue.credentialType('fixtureTokenApi');
		const [rule] = (test?.rules ?? []).filter(({ type }) => type === 'responseSuccessBody');
		if (rule === undefined) throw new Error('The fixture has no such rule');
		rule.properties.value = 'OK';
		const result = await bench.testCredential('fixtureTokenApi', { server: server.url, key: 'k' });
		rule.properties.value = 'KO';

		expect(result).toEqual({ status: 'Error', message: 'The server is closed' });
	});

	it('names the fault of the network', async () => {
		await server.close();
		const result = await bench.testCredential('fixtureTokenApi', { server: server.url, key: 'k' });
		server = await startFixtureServer();

		expect(result).toEqual({ status: 'Error', message: 'ECONNREFUSED' });
	});
});
