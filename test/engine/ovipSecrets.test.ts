import { createPrivateKey, randomUUID } from 'node:crypto';
import type { Certificates } from '../../sandbox/ovip';
import type { RunResult } from '../harness';
import { perItem, service, vin } from '../support/partner';
import { partnerTroubles } from '../support/partnerTroubles';
import { useOperator } from '../support/useOperator';
import { findText, textsIn } from '../support/whereTextStands';

const desk = useOperator();

const password = `Pa55-${randomUUID()}`;
const passphrase = `Phrase-${randomUUID()}`;

let made: Certificates;
let encryptedKey: string;
beforeAll(async () => {
	made = await desk.sandbox.ovip.certificates();
	encryptedKey = createPrivateKey(made.client.key)
		.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
		.toString();
});
beforeEach(() => {
	desk.sandbox.ovip.partnerLogin = { user: 'MZP123456', password };
});

const credential = () => ({
	...desk.operator.bed.partnerApi,
	baseUrl: desk.sandbox.url.ovipTls,
	clientCertificate: made.client.cert,
	privateKey: encryptedKey,
	passphrase,
	certificateAuthority: made.ca,
	username: 'MZP123456',
	password,
});

async function run(
	onError: 'stopWorkflow' | 'continueErrorOutput',
	fields: object = {},
): Promise<RunResult> {
	return await desk.operator.bed.bench.single(
		{
			type: 'portailOvip',
			onError,
			parameters: { resource: 'subscription', operation: 'add', ...perItem },
			credentials: { stellantisPartnerApi: { ...credential(), ...fields } },
		},
		{ items: [{ json: { service, vin: vin(1) } }] },
	);
}

/** A line from the middle of the key tells enough of it. */
const secrets = () => ({
	password,
	passphrase,
	basic: Buffer.from(`MZP123456:${password}`).toString('base64'),
	clientId: desk.operator.bed.partnerApi['clientId'] ?? '',
	key: encryptedKey.split('\n')[2] ?? '',
	plainKey: made.client.key.split('\n')[1] ?? '',
});

function expectNoSecret({ executionData, error }: RunResult): void {
	const stored = [...textsIn(executionData), ...textsIn(error, 'error')];
	for (const [name, secret] of Object.entries(secrets())) {
		expect(secret.length).toBeGreaterThan(10);
		expect({ name, at: findText(stored, secret) }).toEqual({ name, at: [] });
	}
}

const onErrors = ['stopWorkflow', 'continueErrorOutput'] as const;

it('shows no secret when all goes well', async () => {
	const went = await run('stopWorkflow');
	expect(went.json('Success')).toMatchObject([{ status: 'subscribed' }]);
	expectNoSecret(went);
});

describe.each(onErrors)('on error: %s', (onError) => {
	it.each(partnerTroubles)('shows no secret with $what', async ({ weather }) => {
		desk.sandbox.faults.order({ vendor: 'ovip', weather });
		const went = await run(onError);
		expect(went.json('Success')).toEqual([]);
		expectNoSecret(went);
	});

	it.each([400, 401, 403, 418, 500, 502])(
		'shows no secret that a gateway repeats with HTTP %i',
		async (status) => {
			const { basic, clientId } = secrets();
			const detail = `${password} and ${passphrase}, Basic ${basic} of MZP123456, client_id=${clientId}`;
			const body = JSON.stringify({ title: 'Refused', detail, message: detail, error: detail });
			desk.sandbox.faults.order({ vendor: 'ovip', weather: { kind: 'status', status, body } });
			const went = await run(onError);
			expect(went.json('Success')).toEqual([]);
			expectNoSecret(went);
		},
	);

	it.each([
		['a wrong passphrase', () => ({ passphrase: `${passphrase}!` })],
		['the key of another certificate', () => ({ privateKey: made.wrongCa.key, passphrase: '' })],
		['key and certificate mixed up', () => ({ clientCertificate: encryptedKey })],
		['an expired certificate', () => ({ clientCertificate: made.expired.cert })],
		['an authority that is the key', () => ({ certificateAuthority: encryptedKey })],
		['a server that is not there', () => ({ baseUrl: 'https://127.0.0.1:9' })],
		['a server that is not trusted', () => ({ certificateAuthority: made.otherCa })],
	])('shows no secret with %s', async (_, fields) => {
		const went = await run(onError, fields());
		expect(went.json('Success')).toEqual([]);
		expectNoSecret(went);
	});
});
