import type { IDataObject } from 'n8n-workflow';
import type { Certificates } from '../../sandbox/ovip';
import { bodies, perItem, service, subscribers, vin } from '../support/partner';
import { letIn, refusedAtOnce, refusedInHandshake } from '../support/partnerCertificates';
import { openTestBed, type TestBed } from '../support/testBed';

/** The oldest n8n whose HTTP helper hands a client certificate on; a failed item says nothing but its error there. */
let bed: TestBed;
let made: Certificates;
beforeAll(async () => {
	bed = await openTestBed('n8n-2.20');
	made = await bed.sandbox.ovip.certificates();
});
afterAll(async () => await bed.sandbox.close());
beforeEach(() => bed.sandbox.reset());

const items = [1, 2].map((number) => ({ json: { service, vin: vin(number) } }));

async function write(operation: 'add' | 'remove', fields: Readonly<Record<string, string>>) {
	const run = await bed.bench.single(
		{
			type: 'portailOvip',
			onError: 'continueErrorOutput',
			parameters: { resource: 'subscription', operation, ...perItem },
			credentials: {
				stellantisPartnerApi: { ...bed.partnerApi, baseUrl: bed.sandbox.url.ovipTls, ...fields },
			},
		},
		{ items },
	);
	return { outputs: run.json('Success'), failed: run.json('Failed') };
}

const messages = (failed: readonly IDataObject[]) => failed.map(({ error }) => String(error));

it('is the engine it says it is', () => {
	expect(bed.bench.engine.version).toBe('2.20.6');
});

it.each(letIn)('lets %s in', async (_, fieldsOf) => {
	const { outputs, failed } = await write('add', fieldsOf(made));
	expect(failed).toEqual([]);
	expect(outputs.map(({ status }) => status)).toEqual(['subscribed', 'subscribed']);
	expect(subscribers(bed.sandbox)).toEqual([vin(1), vin(2)]);
});

it('sends a DELETE with its body', async () => {
	const [[, fieldsOf] = ['', () => ({})]] = letIn;
	bed.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(2), vin(3)]);
	const { outputs } = await write('remove', fieldsOf(made));
	expect(outputs.map(({ status }) => status)).toEqual(['removed', 'removed']);
	expect(bodies(bed.sandbox, 'DELETE')).toEqual([
		[{ code: service, subscribers: [vin(1), vin(2)] }],
	]);
	expect(subscribers(bed.sandbox)).toEqual([vin(3)]);
});

it.each([...refusedAtOnce, ...refusedInHandshake])(
	'says that of $what, and nothing was sent',
	async ({ fields, says }) => {
		const { outputs, failed } = await write('add', fields(made));
		expect(outputs).toEqual([]);
		expect(messages(failed)).toEqual([
			expect.stringMatching(says),
			expect.stringMatching(/\[item 1\]$/),
		]);
		expect(bed.sandbox.arrivals).toEqual([]);
	},
);

it('tests the credential with the certificate', async () => {
	const test = async (fields: Readonly<Record<string, string>>) =>
		await bed.bench.testCredential('stellantisPartnerApi', {
			...bed.partnerApi,
			baseUrl: bed.sandbox.url.ovipTls,
			...fields,
		});
	const [[, right] = ['', () => ({})]] = letIn;
	const [expired] = refusedAtOnce;
	expect(await test(right(made))).toEqual({ status: 'OK', message: 'Connection successful!' });
	expect(await test(expired?.fields(made) ?? {})).toEqual({
		status: 'Error',
		message: expect.stringMatching(expired?.says ?? /never/),
	});
});
