import {
	partnerSecrets,
	readPartnerCredential,
} from '../../nodes/shared/clients/partnerCredential';
import { certificates, type Certificates } from '../../sandbox/ovip/certificates';
import { letIn, refusedAtOnce } from '../support/partnerCertificates';

const now = new Date();
const bare = { environment: 'custom', baseUrl: 'https://gateway.example', clientId: 'c1' };
const read = (fields: object = {}, at = now) => readPartnerCredential({ ...bare, ...fields }, at);
const valueOf = (fields: object = {}) => {
	const credential = read(fields);
	if (!credential.ok) throw new Error(credential.reason);
	return credential.value;
};

let made: Certificates;
beforeAll(async () => {
	made = await certificates();
});

it.each([
	['preproduction', '', 'https://api-cert-preprod.groupe-psa.com'],
	['production', '', 'https://api-cert.groupe-psa.com'],
	['production', 'https://left.over', 'https://api-cert.groupe-psa.com'],
	['custom', 'https://gateway.example', 'https://gateway.example'],
	['custom', ' https://gateway.example/// ', 'https://gateway.example'],
	['custom', 'https://gateway.example:8443/a/b/', 'https://gateway.example:8443/a/b'],
	['custom', 'https://gateway.example/applications/portail-ovip/v2/', 'https://gateway.example'],
	['custom', 'https://gateway.example/x/connectedcar/v4', 'https://gateway.example/x'],
	['custom', 'http://127.0.0.1:8080/ovip', 'http://127.0.0.1:8080/ovip'],
])('environment %s with %j is %s', (environment, baseUrl, serverAddress) => {
	expect(valueOf({ environment, baseUrl })).toEqual({ serverAddress, clientId: 'c1' });
});

it.each([
	['', 'serverAddressMissing'],
	['   ', 'serverAddressMissing'],
	[null, 'serverAddressMissing'],
	['gateway.example', 'serverAddressNoScheme'],
	['gateway.example/applications/portail-ovip/v2', 'serverAddressNoScheme'],
	['ftp://gateway.example', 'serverAddressNoScheme'],
	['https://user:word@gateway.example', 'serverAddressHasLogin'],
	['https://gateway.example?client_id=c1', 'serverAddressHasQuery'],
	['https://', 'serverAddressNotValid'],
	['https:// x', 'serverAddressNotValid'],
	['http://[', 'serverAddressNotValid'],
	[7, 'serverAddressNotValid'],
])('%j is no base URL: %s', (baseUrl, reason) => {
	expect(read({ baseUrl })).toEqual({ ok: false, reason, field: 'Base URL' });
});

it.each(['', '  ', null, undefined])('a client id must be there, which %j is not', (clientId) => {
	expect(read({ clientId })).toEqual({ ok: false, reason: 'clientIdMissing', field: 'Client ID' });
});

it('has a login where there is a user name', () => {
	expect(valueOf({ username: ' MZP1 ', password: ' a b ' }).login).toEqual({
		username: 'MZP1',
		password: ' a b ',
	});
	expect(valueOf({ username: 'MZP1' }).login).toEqual({ username: 'MZP1', password: '' });
	expect(valueOf({ username: ' ', password: 'p' }).login).toBeUndefined();
});

it.each(letIn)('reads %s', (_, fieldsOf) => {
	const { identity, authorities } = valueOf(fieldsOf(made));
	expect(identity?.certificate).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
	expect(identity?.privateKey).toMatch(/^-----BEGIN (ENCRYPTED )?PRIVATE KEY-----\n/);
	expect(authorities?.trim()).toBe(made.ca.trim());
});

it.each(refusedAtOnce)('refuses $what', ({ fields, told, says }) => {
	const refused = read(fields(made));
	expect(refused).toMatchObject({ ok: false, reason: told.code });
	const [, field] = /'(.*?)'/.exec(says.source) ?? [];
	expect(refused).toHaveProperty('field', field);
});

it('goes by the time it is given', () => {
	const [[, right] = ['', () => ({})]] = letIn;
	expect(read(right(made), new Date(Date.now() + 3 * 365 * 86_400_000))).toMatchObject({
		reason: 'certificateExpired',
	});
});

it('keeps all that lets a request in from being shown, also as it is sent', () => {
	const [, , [, encrypted] = ['', () => ({})]] = letIn;
	const fields = { ...encrypted(made), username: 'MZP1', password: 'pass-word' };
	expect(partnerSecrets(valueOf(fields))).toEqual([
		'c1',
		made.encryptedKey.passphrase,
		fields.username,
		'pass-word',
		Buffer.from(`${fields.username}:pass-word`).toString('base64'),
	]);
	expect(partnerSecrets(valueOf())).toEqual(['c1']);
});
