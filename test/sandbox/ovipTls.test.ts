import axios from 'axios';
import { X509Certificate } from 'node:crypto';
import { Agent, type AgentOptions } from 'node:https';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { Fault } from '../../sandbox/contract';
import type { Certificates } from '../../sandbox/ovip';
import { vin } from './ovipCaller';

let sandbox: Sandbox;
let made: Certificates;
beforeAll(async () => {
	sandbox = await startSandbox();
	made = await sandbox.ovip.certificates();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

interface Outcome {
	readonly status?: number;
	readonly body?: unknown;
	readonly trouble?: string;
}

async function ask(
	options: AgentOptions,
	path = `/eligibility?client_id=sandbox-partner&vin=${vin(1)}`,
	base = sandbox.url.ovipTls,
): Promise<Outcome> {
	const httpsAgent = new Agent({ ca: made.ca, ...options });
	try {
		const { status, data } = await axios.get(base + path, { httpsAgent, validateStatus: null });
		return { status, body: data };
	} catch (error) {
		return { trouble: `${member(error, 'code')} ${member(error, 'message')}` };
	} finally {
		httpsAgent.destroy();
	}
}

/** OpenSSL's errors are made outside of Jest's realm, so they are no `Error` of it. */
const member = (error: unknown, name: 'code' | 'message'): unknown =>
	typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const clients: Readonly<Record<string, () => AgentOptions>> = {
	'the right certificate': () => made.client,
	'one of an intermediate authority': () => made.chained,
	'an encrypted key and its passphrase': () => made.encryptedKey,
	'no certificate': () => ({}),
	'one of another authority': () => made.wrongCa,
	'one of an authority that is only sent along': () => ({
		...made.wrongCa,
		cert: made.wrongCa.cert + made.otherCa,
	}),
	'one of an intermediate authority that is not sent along': () => ({
		...made.chained,
		cert: new X509Certificate(made.chained.cert).toString(),
	}),
	'an expired one': () => made.expired,
	'one that is not valid yet': () => made.notYetValid,
	'the key of another one': () => made.otherKey,
	'an encrypted key without its passphrase': () => ({ ...made.encryptedKey, passphrase: '' }),
	'an encrypted key and a wrong passphrase': () => ({ ...made.encryptedKey, passphrase: 'x' }),
};

const welcome: Readonly<Record<string, RegExp | undefined>> = {
	'the right certificate': undefined,
	'one of an intermediate authority': undefined,
	'an encrypted key and its passphrase': undefined,
};
const unusable: Readonly<Record<string, RegExp>> = {
	'the key of another one': /^ERR_OSSL_X509_KEY_VALUES_MISMATCH/,
	'an encrypted key without its passphrase': /^ERR_OSSL_BAD_DECRYPT/,
	'an encrypted key and a wrong passphrase': /^ERR_OSSL_BAD_DECRYPT/,
};
const hungUp = /^ECONNRESET/;

const troubles: Readonly<Record<'alert' | 'late', Readonly<Record<string, RegExp | undefined>>>> = {
	alert: {
		...welcome,
		'no certificate': /alert handshake failure.*alert number 40/s,
		'one of another authority': /alert unknown ca.*alert number 48/s,
		'one of an authority that is only sent along': /alert unknown ca/,
		'one of an intermediate authority that is not sent along': /alert unknown ca/,
		'an expired one': /alert certificate expired.*alert number 45/s,
		'one that is not valid yet': /alert bad certificate.*alert number 42/s,
		...unusable,
	},
	late: {
		...welcome,
		'no certificate': /^ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED/,
		'one of another authority': hungUp,
		'one of an authority that is only sent along': hungUp,
		'one of an intermediate authority that is not sent along': hungUp,
		'an expired one': hungUp,
		'one that is not valid yet': hungUp,
		...unusable,
	},
};

describe.each(['alert', 'late'] as const)('a gateway that refuses by %s', (refusal) => {
	it.each(Object.entries(troubles[refusal]))('with %s', async (client, trouble) => {
		sandbox.ovip.refusal = refusal;
		const outcome = await ask(clients[client]?.() ?? {});
		if (trouble) expect(outcome.trouble).toMatch(trouble);
		else expect(outcome).toEqual({ status: 200, body: { vin: vin(1), eligible: true } });
		expect(sandbox.arrivals).toHaveLength(trouble ? 0 : 1);
	});
});

describe('a gateway that refuses by a page', () => {
	it.each([
		['the right certificate', 200, { vin: vin(1), eligible: true }],
		['no certificate', 400, expect.stringContaining('No required SSL certificate was sent')],
		['one of another authority', 400, expect.stringContaining('The SSL certificate error')],
		['an expired one', 400, expect.stringContaining('The SSL certificate error')],
	])('with %s: %i', async (client, status, body) => {
		sandbox.ovip.refusal = 'page';
		expect(await ask(clients[client]?.() ?? {})).toEqual({ status, body });
		expect(sandbox.arrivals).toHaveLength(status === 200 ? 1 : 0);
	});
});

describe('the server', () => {
	it.each([
		['the authority', () => ({}), undefined],
		['no authority', () => ({ ca: undefined }), /^SELF_SIGNED_CERT_IN_CHAIN/],
		['another authority', () => ({ ca: made.otherCa }), /^SELF_SIGNED_CERT_IN_CHAIN/],
	])('is trusted by who trusts %s or not', async (_name, options, trouble) => {
		const outcome = await ask({ ...made.client, ...options() });
		if (trouble) expect(outcome.trouble).toMatch(trouble);
		else expect(outcome.status).toBe(200);
	});

	it('answers to its names only', async () => {
		const servername = 'api-cert.example.com';
		const { trouble } = await ask({ ...made.client, servername });
		expect(trouble).toMatch(/^ERR_TLS_CERT_ALTNAME_INVALID/);
		expect((await ask({ ...made.client, servername: 'localhost' })).status).toBe(200);
	});

	it('serves nothing but Portail OVIP', async () => {
		const base = new URL(sandbox.url.ovipTls).origin;
		for (const path of ['/dqe/GDPR_MSG/', '/sandbox/state', '/ovipx', '/']) {
			expect((await ask(made.client, path, base)).status).toBe(404);
		}
	});

	it('still asks for the client id', async () => {
		expect((await ask(made.client, `/eligibility?vin=${vin(1)}`)).status).toBe(401);
	});

	it('hangs up on who does not speak TLS', async () => {
		const plain = sandbox.url.ovipTls.replace('https:', 'http:');
		expect((await ask({}, '/eligibility', plain)).trouble).toMatch(hungUp);
	});
});

describe('weather on the TLS port', () => {
	it.each([
		[{ kind: 'reset', acted: false }, { trouble: expect.stringMatching(hungUp) }],
		[{ kind: 'truncated', acted: true }, { trouble: expect.stringMatching(/aborted/) }],
		[
			{ kind: 'status', status: 503, body: '' },
			{ status: 503, body: '' },
		],
	] satisfies ReadonlyArray<readonly [Fault['weather'], Outcome]>)(
		'%j comes through',
		async (weather, outcome) => {
			sandbox.faults.order({ vendor: 'ovip', weather });
			expect(await ask(made.client)).toEqual(outcome);
			expect((await ask(made.client)).status).toBe(200);
		},
	);
});

it('a sandbox ends with connections open', async () => {
	const other = await startSandbox();
	const httpsAgent = new Agent({ ca: made.ca, ...made.client, keepAlive: true });
	const url = `${other.url.ovipTls}/eligibility`;
	other.faults.order({ vendor: 'ovip', weather: { kind: 'hang', acted: false } });
	const hanging = axios.get(url, { httpsAgent }).catch((error: unknown) => member(error, 'code'));
	while (other.arrivals.length < 1) await new Promise((resolve) => setImmediate(resolve));
	await other.close();
	expect(await hanging).toBe('ECONNRESET');
	httpsAgent.destroy();
});

it('gives a newcomer the files of a client', async () => {
	const file = async (name: string) =>
		(await axios.get(`${sandbox.url.page}/sandbox/ovip/${name}`)).data;
	expect(await file('ca.pem')).toBe(made.ca);
	expect(await file('client.pem')).toBe(made.client.cert);
	expect(await file('client.key')).toBe(made.client.key);
});
