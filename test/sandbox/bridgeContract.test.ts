import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { Contract, contractFile } from '../../sandbox/bridge/http/contract';
import { problems } from '../../sandbox/bridge/http/problem';
import { BridgeCaller, get, schedule, command, bev } from './bridgeCaller';

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

describe('the published contract', () => {
	// The validator is an ES module, which Jest cannot load; its command line can be run.
	it('is a valid OpenAPI 3.1 document', async () => {
		const cli = require.resolve('@seriousme/openapi-schema-validator/bin/validate-api-cli.js');
		const { stdout } = await promisify(execFile)(process.execPath, [cli, contractFile]);
		expect(JSON.parse(stdout)).toEqual({ valid: true });
		expect(readFileSync(contractFile, 'utf8')).toMatch(/^openapi: 3\.1\.\d+\n/);
	});

	it('has examples that fit its schemas', () => {
		const contract = new Contract();
		const batch = contract.schema('Batch');
		const example = parse(readFileSync(contractFile, 'utf8')).paths['/sessions/{session}/calls']
			.post.requestBody.content['application/json'].examples;
		for (const name of ['schedule', 'sms']) expect(batch(example[name].value)).toBe(true);
	});

	it('names every problem that the reference answers', () => {
		const text = parse(readFileSync(contractFile, 'utf8')).components.schemas.Problem.description;
		for (const name of Object.keys(problems)) expect(text).toContain(`\`${name}\``);
	});
});

describe('health and session', () => {
	it('tells status, contract and sessions', async () => {
		const { status, data } = await caller.request('GET', '/health');
		expect([status, data]).toEqual([
			200,
			{ status: 'ok', contract: '1.0.0', sessions: ['demo', 'legacy'] },
		]);
	});

	it('tells what a session is, and that it is not ready without a login', async () => {
		const demo = {
			id: 'demo',
			sdkVersion: '2.3.0',
			vins: caller.bridge.session('demo').sdk.state.account.vins,
		};
		expect((await caller.request('GET', '/sessions/demo')).data).toEqual({ ...demo, ready: true });
		caller.bridge.session('demo').sdk.state.account.loggedIn = false;
		expect((await caller.request('GET', '/sessions/demo')).data).toEqual({ ...demo, ready: false });
	});
});

describe('refusals', () => {
	const batch = { calls: [get('authentication.trustedphonenumber')] };
	const path = '/sessions/demo/calls';

	it.each([
		['no token', undefined],
		['another token', 'Bearer sandbox-bridge-tokem'],
		['a longer token', 'Bearer sandbox-bridge-token2'],
		['another scheme', 'Basic sandbox-bridge-token'],
	])('%s is 401, also for health and unknown paths', async (_name, authorization) => {
		for (const where of ['/health', path, '/nowhere']) {
			const { status, data, headers } = await caller.request('GET', where, {
				headers: { authorization },
			});
			expect([status, data.type, data.status]).toEqual([
				401,
				'urn:problem:mobile-sdk-bridge:unauthorized',
				401,
			]);
			expect(headers['www-authenticate']).toMatch(/^Bearer/);
			expect(headers['content-type']).toMatch(/^application\/problem\+json/);
		}
	});

	it('the token can be changed', async () => {
		caller.bridge.token = 'another';
		expect((await caller.request('GET', '/health')).status).toBe(401);
		const headers = { authorization: 'bearer another' };
		expect((await caller.request('GET', '/health', { headers })).status).toBe(200);
	});

	it.each([
		['unknown session', 'POST', '/sessions/nobody/calls', batch, 404, 'not-found'],
		['unknown path', 'GET', '/sessions', undefined, 404, 'not-found'],
		['impossible session name', 'GET', '/sessions/a%20b', undefined, 400, 'invalid-request'],
		['no calls', 'POST', path, { calls: [] }, 400, 'invalid-request'],
		['unknown member', 'POST', path, { ...batch, call: 1 }, 400, 'invalid-request'],
		[
			'unknown method',
			'POST',
			path,
			{ calls: [{ method: 'put', api: 'pims.a' }] },
			400,
			'invalid-request',
		],
		[
			'foreign interface',
			'POST',
			path,
			{ calls: [{ method: 'get', api: 'eval' }] },
			400,
			'invalid-request',
		],
		['no JSON', 'POST', path, '{"calls":', 400, 'invalid-request'],
		['a wait of 31 s', 'GET', '/sessions/demo/events?wait=31', undefined, 400, 'invalid-request'],
		[
			'a wait of words',
			'GET',
			'/sessions/demo/events?wait=long',
			undefined,
			400,
			'invalid-request',
		],
	] as const)('%s', async (_name, method, where, body, status, type) => {
		const headers = { 'content-type': body === undefined ? undefined : 'application/json' };
		const answer = await caller.request(method, where, { body, headers });
		expect([answer.status, answer.data.type]).toEqual([
			status,
			`urn:problem:mobile-sdk-bridge:${type}`,
		]);
		expect(caller.sandbox.arrivals.map(({ acted }) => acted)).toEqual([false]);
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded'])(
		'a body sent as %s is 415',
		async (type) => {
			const answer = await caller.request('POST', path, {
				body: JSON.stringify(batch),
				headers: { 'content-type': type },
			});
			expect([answer.status, answer.data.type]).toEqual([
				415,
				'urn:problem:mobile-sdk-bridge:unsupported-media-type',
			]);
		},
	);

	it('a body of more than 1 MiB is 413', async () => {
		const answer = await caller.request('POST', path, {
			body: { calls: [get('x', { text: 'x'.repeat(2 ** 20) })] },
		});
		expect([answer.status, answer.data.type]).toEqual([
			413,
			'urn:problem:mobile-sdk-bridge:too-large',
		]);
	});
});

it('an answer that does not fit the contract is a 500 and is noted', async () => {
	caller.bridge.session('demo').sdk.state.account.login = 'x';
	Reflect.set(caller.bridge.session('demo').sdk, 'version', 'two');
	const { status, data } = await caller.request('GET', '/sessions/demo');
	expect([status, data.type]).toEqual([500, 'urn:problem:mobile-sdk-bridge:internal']);
	expect(String(caller.bridge.failures[0])).toContain('getSession 200 body');
	caller.sandbox.reset();
});

it('the journal notes whether a batch was executed', async () => {
	await caller.calls(command(bev, schedule));
	await caller.calls(command(bev, schedule), { key: null });
	expect(caller.sandbox.arrivals.map(({ acted }) => acted)).toEqual([true, false]);
});
