import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oauth2 } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

type Fields = Readonly<Record<string, string>>;

const dqe = async (fields: Fields = {}) =>
	await desk.operator.bed.bench.testCredential('dqeApi', {
		...desk.operator.bed.dqeApi,
		...fields,
	});
const bridge = async (fields: Fields = {}) =>
	await desk.operator.bed.bench.testCredential('stellantisBridgeApi', {
		...desk.operator.bed.bridgeApi,
		...fields,
	});

/** Nothing listens there. */
const nowhere = 'http://127.0.0.1:9';

/** Servers that are not the vendor's. */
const strangers = {
	'a web page': ['text/html', 200, '<!doctype html><h1>Welcome</h1>'],
	'a page that is not found': ['text/html', 404, '<h1>Not Found</h1>'],
	'another JSON service': ['application/json', 200, '{"status":"ok","result":[]}'],
	'an empty answer': ['text/plain', 200, ''],
	'a JSON list': ['application/json', 200, '[]'],
} as const;

async function asked<T>(
	[contentType, status, body]: readonly [string, number, string],
	question: (url: string) => Promise<T>,
): Promise<T> {
	const server: Server = createServer((_request, response) => {
		response.writeHead(status, { 'content-type': contentType }).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address: AddressInfo | string | null = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	try {
		return await question(`http://127.0.0.1:${port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

/** Whatever a test of a credential does, no phone rings and nothing happens to an account. */
function expectNothingHappened(): void {
	expect(desk.sandbox.phones.all).toEqual([]);
	expect(desk.arrivals('dqe', 'GDPR').filter(({ acted }) => acted)).toEqual([]);
	expect(desk.arrivals('bridge', '/calls')).toEqual([]);
}

describe('DQE API', () => {
	afterEach(expectNothingHappened);

	it.each([
		['a licence', {}],
		['OAuth2 with the token as bearer', oauth2],
		['OAuth2 with the token as licence', { ...oauth2, sendAs: 'licence' }],
	])('is fine with %s', async (_, fields) => {
		expect(await dqe(fields)).toMatchObject({ status: 'OK' });
		expect(desk.arrivals('dqe', 'GDPR_MSG')).toHaveLength(1);
	});

	it.each(['/', '//', '  '])('is fine with %j behind the address', async (end) => {
		const serverAddress = desk.sandbox.url.dqe + end;
		expect(await dqe({ serverAddress })).toMatchObject({ status: 'OK' });
		expect(desk.arrivals('dqe')[0]?.path).toBe('/GDPR_MSG/');
	});

	it.each([
		['another licence', { licence: 'ANOTHER-LICENCE' }, "'Licence'"],
		['another client secret', { ...oauth2, clientSecret: 'another-secret' }, 'client secret'],
		['another client', { ...oauth2, clientId: 'another-client' }, "'Client ID'"],
		['an unknown scope', { ...oauth2, scope: 'client_fax' }, "'Scope'"],
		['a scope without SMS', { ...oauth2, scope: 'client_email' }, 'SMS confirmation'],
	])('says what is wrong with %s', async (_, fields, words) => {
		const { status, message } = await dqe(fields);
		expect(status).toBe('Error');
		expect(message).toContain(words);
		expect(message).not.toMatch(/ANOTHER-LICENCE|another-secret|sandbox-secret/);
	});

	it('says that a licence does not have the service', async () => {
		desk.sandbox.dqe.licences.set('SANDBOX-LICENCE', 'notAuthorised');
		const { status, message } = await dqe();
		expect(status).toBe('Error');
		expect(message).toContain('SMS confirmation');
	});

	it.each(Object.entries(strangers))('fails at %s', async (_, answer) => {
		const { status, message } = await asked(
			answer,
			async (serverAddress) => await dqe({ serverAddress }),
		);
		expect(status).toBe('Error');
		expect(message).toMatch(/'Server Address'/);
	});

	it.each([
		['a wrong path', {}, '/elsewhere'],
		['OAuth2 at a wrong path', oauth2, '/elsewhere'],
	])('fails at %s', async (_, fields, path) => {
		const serverAddress = desk.sandbox.url.dqe + path;
		expect(await dqe({ ...fields, serverAddress })).toMatchObject({ status: 'Error' });
	});

	it.each([
		['a licence', {}],
		['OAuth2', oauth2],
	])('fails where nobody answers (%s)', async (_, fields) => {
		expect(await dqe({ ...fields, serverAddress: nowhere })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/./),
		});
	});
});

describe('Stellantis Bridge API', () => {
	afterEach(expectNothingHappened);

	it.each(['demo', 'legacy', ' demo '])('is fine with the session %j', async (session) => {
		expect(await bridge({ session })).toMatchObject({ status: 'OK' });
		expect(desk.arrivals('bridge').map(({ method, path }) => [method, path])).toEqual([
			['GET', `/sessions/${session.trim()}`],
		]);
	});

	it.each(['/', '//', ' '])('is fine with %j behind the address', async (end) => {
		expect(await bridge({ bridgeUrl: desk.sandbox.url.bridge + end })).toMatchObject({
			status: 'OK',
		});
	});

	it('says that the SDK is not ready', async () => {
		desk.sandbox.bridge.session('demo').sdk.state.initialised = false;
		const { status, message } = await bridge();
		expect(status).toBe('Error');
		expect(message).toContain('not initialized');
	});

	it.each([
		['another token', { token: 'another-token' }, /'Token'/],
		['an unknown session', { session: 'nobody' }, /'Session'/],
		['a session name with a path in it', { session: '../health' }, /'Session'/],
	])('fails with %s', async (_, fields, words) => {
		const { status, message } = await bridge(fields);
		expect(status).toBe('Error');
		expect(message).toMatch(words);
		expect(message).not.toContain('another-token');
	});

	it.each(Object.entries(strangers))('fails at %s', async (_, answer) => {
		const { status, message } = await asked(
			answer,
			async (bridgeUrl) => await bridge({ bridgeUrl }),
		);
		expect(status).toBe('Error');
		expect(message).toMatch(/'Bridge URL'/);
	});

	it('fails where nobody answers', async () => {
		expect(await bridge({ bridgeUrl: nowhere })).toMatchObject({ status: 'Error' });
	});
});

describe('an address with slashes at its end', () => {
	it.each(['', '/', '//'])('%j: the nodes reach the vendors', async (end) => {
		const { operator, sandbox } = desk;
		const sms = await operator.sms(
			'verifyCode',
			{ phone: '+33612345678', smsToken: 'C6hfYZIER3CVoGVYwTiZLg', pin: '012345' },
			{
				credential: { serverAddress: sandbox.url.dqe + end },
			},
		);
		const status = await operator.stellantis(
			'phone getTrustedNumber',
			{},
			{
				credential: { bridgeUrl: sandbox.url.bridge + end },
			},
		);
		expect(sms.failures[0]?.code).toBe('05');
		expect(status.outputs).toEqual([{ registered: false, phone: null }]);
		expect(sandbox.arrivals.map(({ path }) => path)).toEqual([
			'/GDPR_VERIF/',
			'/sessions/demo/calls',
		]);
	});
});
