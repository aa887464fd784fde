import type { Certificates } from '../../sandbox/ovip';
import { service, subscribers, vin } from '../support/partner';
import { letIn, refusedAtOnce, refusedInHandshake } from '../support/partnerCertificates';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

let made: Certificates;
beforeAll(async () => {
	made = await desk.sandbox.ovip.certificates();
});
beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]));

const test = async (fields: Readonly<Record<string, string>> = {}) =>
	await desk.operator.bed.bench.testCredential('stellantisPartnerApi', {
		...desk.operator.bed.partnerApi,
		...fields,
	});

/** Whatever a test of the credential does, no list is changed. */
afterEach(() => {
	expect(desk.arrivals('ovip').map(({ method }) => method)).not.toContain('POST');
	expect(desk.arrivals('ovip').map(({ method }) => method)).not.toContain('DELETE');
	expect(subscribers(desk.sandbox)).toEqual([vin(1)]);
});

it.each([
	['as documented', (url: string) => url],
	['with a slash at the end', (url: string) => `${url}/`],
	['without the path', (url: string) => url.replace('/applications/portail-ovip/v2', '')],
])('is fine with a base URL %s', async (_, spelled) => {
	expect(await test({ baseUrl: spelled(desk.sandbox.url.ovip) })).toMatchObject({ status: 'OK' });
	expect(
		desk.arrivals('ovip').map(({ method, path }) => `${method} ${path.split('?')[0]}`),
	).toEqual(['GET /applications/portail-ovip/v2/eligibility']);
});

it.each(letIn)('is fine with %s', async (_, fieldsOf) => {
	const fields = { baseUrl: desk.sandbox.url.ovipTls, ...fieldsOf(made) };
	expect(await test(fields)).toMatchObject({ status: 'OK' });
});

it.each([
	['another client id', { clientId: 'another' }, "'Client ID'"],
	['a login that is asked for', { username: 'MZP1', password: 'wrong-password' }, 'login'],
])('says what is wrong with %s', async (_, fields, words) => {
	desk.sandbox.ovip.partnerLogin = { user: 'MZP1', password: 'right-password' };
	const { status, message } = await test(fields);
	expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
	expect(message).not.toContain('wrong-password');
});

it.each([
	['another path', (url: string) => url.replace('/ovip', '/elsewhere'), "'Base URL'"],
	['no address', () => 'the gateway', "'Base URL'"],
	['another service', (url: string) => url.replace(/\/ovip.*/, '/dqe'), "'Base URL'"],
])('fails with %s', async (_, spelled, words) => {
	const { status, message } = await test({ baseUrl: spelled(desk.sandbox.url.ovip) });
	expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
});

it('fails where nobody answers', async () => {
	expect(await test({ baseUrl: 'http://127.0.0.1:9' })).toMatchObject({
		status: 'Error',
		message: expect.stringMatching(/\S/),
	});
});

it.each(refusedAtOnce)('says that of $what', async ({ fields, says }) => {
	const { status, message } = await test({
		baseUrl: desk.sandbox.url.ovipTls,
		...fields(made),
	});
	expect(status).toBe('Error');
	expect(message).toMatch(says);
	expect(desk.arrivals('ovip')).toEqual([]);
});

it.each(refusedInHandshake)('fails with $what', async ({ fields }) => {
	const { status, message } = await test({
		baseUrl: desk.sandbox.url.ovipTls,
		...fields(made),
	});
	expect([status, message]).toEqual(['Error', expect.stringMatching(/\S/)]);
	expect(message).not.toMatch(/BEGIN|PRIVATE/);
});
