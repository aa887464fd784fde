import { createPublicKey, X509Certificate } from 'node:crypto';
import {
	parseAuthorities,
	parseClientIdentity,
	type IdentityFields,
} from '../../nodes/shared/values/certificate';
import { certificates, type Certificates } from '../../sandbox/ovip/certificates';
import { lockedKeys, openKeys, passphrase } from './pemKeys';
import { outcome } from './reading';

let made: Certificates;
beforeAll(async () => {
	made = await certificates();
});

const now = () => new Date();
const read = ({ certificate, privateKey, passphrase }: IdentityFields, at = now()) =>
	parseClientIdentity({ certificate, privateKey, passphrase }, at);
const fieldsOf = ({ cert, key }: { cert: string; key: string }, passphrase?: string) => ({
	certificate: cert,
	privateKey: key,
	passphrase,
});

describe('a client certificate with its key', () => {
	it('is good, with its period of validity', () => {
		const { validFrom, validTo } = new X509Certificate(made.client.cert);
		expect(read(fieldsOf(made.client))).toEqual({
			ok: true,
			value: {
				certificate: made.client.cert,
				privateKey: made.client.key,
				validFrom: new Date(validFrom),
				validTo: new Date(validTo),
			},
		});
	});

	it('keeps the passphrase of an encrypted key, and no other', () => {
		const { encryptedKey, client } = made;
		expect(read(fieldsOf(encryptedKey, encryptedKey.passphrase))).toMatchObject({
			ok: true,
			value: { privateKey: encryptedKey.key, passphrase: encryptedKey.passphrase },
		});
		const open = read(fieldsOf(client, 'of no use'));
		expect(open.ok && Object.keys(open.value)).not.toContain('passphrase');
	});

	it('comes first in a chain, wherever it was pasted', () => {
		const [own = '', middle = ''] = made.chained.cert.split(/(?=-----BEGIN)/);
		const { key } = made.chained;
		for (const cert of [own + middle + made.ca, made.ca + middle + own, middle + own + made.ca]) {
			const identity = read(fieldsOf({ cert, key }));
			expect(identity.ok && identity.value.certificate.startsWith(own)).toBe(true);
			expect(identity.ok && identity.value.certificate.length).toBe(cert.length);
		}
	});

	it.each([
		['no certificate', () => ({ certificate: '' }), 'certificate', 'certificateMissing'],
		['no key', () => ({ privateKey: '' }), 'privateKey', 'privateKeyMissing'],
		['text for a certificate', () => ({ certificate: 'x' }), 'certificate', 'certificateNotPem'],
		['text for a key', () => ({ privateKey: 'x' }), 'privateKey', 'privateKeyNotPem'],
		[
			'a key labelled certificate',
			() => ({ certificate: relabelled('PRIVATE KEY', 'CERTIFICATE') }),
			'certificate',
			'certificateNotPem',
		],
		[
			'a certificate labelled key',
			() => ({ privateKey: relabelled('CERTIFICATE', 'PRIVATE KEY') }),
			'privateKey',
			'privateKeyNotPem',
		],
		['another key', () => fieldsOf(made.otherKey), 'privateKey', 'privateKeyOfAnotherCertificate'],
		[
			'a key of another kind',
			() => ({ privateKey: openKeys['PKCS #1'] }),
			'privateKey',
			'privateKeyOfAnotherCertificate',
		],
		['an encrypted key only', () => fieldsOf(made.encryptedKey), 'passphrase', 'passphraseMissing'],
		[
			'an empty passphrase',
			() => fieldsOf(made.encryptedKey, ''),
			'passphrase',
			'passphraseMissing',
		],
		[
			'a wrong passphrase',
			() => fieldsOf(made.encryptedKey, 'wrong'),
			'passphrase',
			'passphraseWrong',
		],
		[
			'a passphrase with a space too many',
			() => fieldsOf(made.encryptedKey, ` ${made.encryptedKey.passphrase}`),
			'passphrase',
			'passphraseWrong',
		],
	] as const)('%s is refused', (_name, change, field, reason) => {
		expect(read({ ...fieldsOf(made.client), ...change() })).toEqual({ ok: false, field, reason });
	});

	it.each(Object.entries(lockedKeys))(
		'%s: every wrong passphrase is told as such',
		(_name, key) => {
			for (let trial = 0; trial < 50; trial++) {
				expect(read(fieldsOf({ cert: made.client.cert, key }, `wrong ${trial}`))).toMatchObject({
					reason: 'passphraseWrong',
				});
			}
			expect(read(fieldsOf({ cert: made.client.cert, key }, passphrase))).toMatchObject({
				reason: 'privateKeyOfAnotherCertificate',
			});
		},
	);
});

describe('the period of validity', () => {
	it.each([
		['expired', 'certificateExpired', 'validTo'],
		['notYetValid', 'certificateNotYetValid', 'validFrom'],
	] as const)('%s is refused, with the date', (which, reason, end) => {
		const at = new Date(new X509Certificate(made[which].cert)[end]);
		expect(read(fieldsOf(made[which]))).toEqual({ ok: false, field: 'certificate', reason, at });
	});

	it.each([
		['validFrom', -1000, 'certificateNotYetValid'],
		['validFrom', 0, undefined],
		['validTo', 0, undefined],
		['validTo', 1000, 'certificateExpired'],
	] as const)('%s and %i ms: %s', (end, later, reason) => {
		const at = new Date(Date.parse(new X509Certificate(made.client.cert)[end]) + later);
		const result = read(fieldsOf(made.client), at);
		expect(result.ok ? undefined : result.reason).toBe(reason);
	});
});

describe('authorities', () => {
	it('are read as certificates are', () => {
		const text = `${made.ca}\r\n${made.otherCa}`;
		expect(outcome(parseAuthorities(text))).toBe(`${made.ca}${made.otherCa}`);
	});

	it.each([
		['nothing', () => '', 'certificateMissing'],
		['a key', () => made.client.key, 'pemIsPrivateKey'],
		['a public key labelled certificate', publicKeyAsCertificate, 'certificateNotPem'],
	])('are not %s', (_name, text, reason) => {
		expect(outcome(parseAuthorities(text()))).toBe(reason);
	});
});

const relabelled = (label: string, other: string) =>
	(label === 'CERTIFICATE' ? made.client.cert : made.client.key).replaceAll(label, other);

function publicKeyAsCertificate(): string {
	const key = createPublicKey(made.client.cert).export({ type: 'spki', format: 'pem' }).toString();
	return key.replaceAll('PUBLIC KEY', 'CERTIFICATE');
}
