import { another, perItem, service, subscribers, vin } from '../support/partner';
import { startForwardProxy, type ForwardProxy } from '../support/forwardProxy';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const path = '/applications/portail-ovip/v2';
const items = [
	{ service, vin: vin(1) },
	{ service, vin: vin(2) },
	{ service: another, vin: vin(1) },
];
const entries = [
	{ code: service, subscribers: [vin(1), vin(2)] },
	{ code: another, subscribers: [vin(1)] },
];

/** Every kind of request, once. */
async function everything(credential: Readonly<Record<string, string>> = {}) {
	const settings = { items, credential };
	const runs = [
		await desk.operator.ovip('eligibility check', { vin: vin(1) }, { credential }),
		await desk.operator.ovip('subscription add', perItem, settings),
		await desk.operator.ovip('subscription getAll', { service }, { credential }),
		await desk.operator.ovip('subscription remove', perItem, settings),
	];
	return runs.flatMap(({ failures }) => failures);
}

it('asks as the vendor documents it: path, query, JSON, and a DELETE with a body', async () => {
	expect(await everything()).toEqual([]);
	const asked = desk
		.arrivals('ovip')
		.map(({ method, path, body, headers }) => [
			method,
			new URL(path, 'http://ovip').pathname,
			Object.fromEntries(new URL(path, 'http://ovip').searchParams),
			body === '' ? undefined : JSON.parse(body),
			headers['content-type'],
		]);
	const client_id = 'sandbox-partner';
	const json = 'application/json';
	expect(asked).toEqual([
		['GET', `${path}/eligibility`, { client_id, vin: vin(1) }, undefined, undefined],
		['POST', `${path}/subscriptions`, { client_id }, entries, json],
		['GET', `${path}/subscriptions`, { client_id, service }, undefined, undefined],
		['DELETE', `${path}/subscriptions`, { client_id }, entries, json],
	]);
});

it.each([
	['as documented', (url: string) => url],
	['with a slash at the end', (url: string) => `${url}/`],
	['with slashes and spaces', (url: string) => ` ${url}// `],
	['without the path of the application', (url: string) => url.replace(path, '')],
	['without it, with a slash', (url: string) => `${url.replace(path, '')}/`],
	['with the path of a call', (url: string) => `${url}/subscriptions`],
	[
		'with the path of the fleet interface',
		(url: string) => `${url.replace(path, '')}/connectedcar/v4/user`,
	],
])('takes the base URL %s', async (_, spelled) => {
	expect(await everything({ baseUrl: spelled(desk.sandbox.url.ovip) })).toEqual([]);
	expect(desk.arrivals('ovip', `${path}/`)).toHaveLength(4);
});

it.each([
	['nothing', '', 'serverAddressMissing'],
	['a name without https', 'api-cert.groupe-psa.com', 'serverAddressNoScheme'],
	['words', 'the gateway', 'serverAddressNoScheme'],
	['a host with a space', 'https://the gateway', 'serverAddressNotValid'],
])('refuses %s as base URL', async (_, baseUrl, code) => {
	const { failures } = await desk.operator.ovip(
		'subscription getAll',
		{ service },
		{ credential: { baseUrl } },
	);
	expect(failures).toMatchObject([
		{ code, delivered: 'no', message: expect.stringContaining("'Base URL'") },
	]);
});

describe('the partner login', () => {
	beforeEach(() => {
		desk.sandbox.ovip.partnerLogin = { user: 'MZP123456', password: 'pass:wörd' };
	});

	it('goes with every request as HTTP Basic', async () => {
		expect(await everything({ username: 'MZP123456', password: 'pass:wörd' })).toEqual([]);
	});

	it.each([
		['is missing', {}],
		['has another password', { username: 'MZP123456', password: 'other' }],
	])('is refused where it %s', async (_, credential) => {
		const failures = await everything(credential);
		expect(failures).toHaveLength(8);
		expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['401']));
		expect(failures[0]).toMatchObject({ category: 'authentication', delivered: 'no' });
	});
});

it('does not send a login that the credential has not', async () => {
	await everything();
	expect(desk.arrivals('ovip').map(({ headers }) => headers['authorization'])).toEqual(
		Array(4).fill(undefined),
	);
});

describe('through the proxy of a company', () => {
	let proxy: ForwardProxy;
	beforeEach(async () => {
		proxy = await startForwardProxy();
		process.env['http_proxy'] = proxy.url;
		process.env['https_proxy'] = proxy.url;
	});
	afterEach(async () => {
		delete process.env['http_proxy'];
		delete process.env['https_proxy'];
		await proxy.close();
	});

	it('every request arrives whole, DELETE with its body', async () => {
		expect(await everything()).toEqual([]);
		const { ovip } = desk.sandbox.url;
		expect(proxy.passed).toEqual([
			`GET ${ovip}/eligibility`,
			`POST ${ovip}/subscriptions`,
			`GET ${ovip}/subscriptions`,
			`DELETE ${ovip}/subscriptions`,
		]);
		const written = desk.arrivals('ovip').filter(({ body }) => body !== '');
		expect(written.map(({ body }): unknown => JSON.parse(body))).toEqual([entries, entries]);
		expect(subscribers(desk.sandbox)).toEqual([]);
	});

	it('the client certificate goes through its tunnel', async () => {
		const { ca, client } = await desk.sandbox.ovip.certificates();
		const baseUrl = desk.sandbox.url.ovipTls;
		const failures = await everything({
			baseUrl,
			certificateAuthority: ca,
			clientCertificate: client.cert,
			privateKey: client.key,
		});
		expect(failures).toEqual([]);
		expect(new Set(proxy.passed)).toEqual(new Set([`CONNECT ${new URL(baseUrl).host}`]));
		const [removal] = desk.arrivals('ovip').filter(({ method }) => method === 'DELETE');
		expect(JSON.parse(removal?.body ?? '')).toEqual(entries);
	});

	it('a proxy that is gone is told as such', async () => {
		await proxy.close();
		const failures = await everything();
		expect(failures).toHaveLength(8);
		expect(failures[1]).toMatchObject({ code: 'network', delivered: 'no', retry: 'safe' });
	});
});
