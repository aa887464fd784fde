import { createPrivateKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { isEncrypted, parseCertificate, parsePrivateKey } from '../../nodes/shared/values/pem';
import { certificates, type Certificates } from '../../sandbox/ovip/certificates';
import { lockedKeys, openKeys, passphrase } from './pemKeys';
import { dashes, lineBreaks, pasted, pastes, surroundings, type Paste } from './pemPasting';
import { anything, outcome, valueOf } from './reading';

let made: Certificates;
beforeAll(async () => {
	made = await certificates();
});

const asFile: Paste = {
	lineBreak: '\n',
	around: ['', ''],
	dash: '-----',
	columns: 64,
	headersApart: true,
};
const keys = { ...openKeys, ...lockedKeys };
const body = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
const fingerprints = (pem: string) =>
	pem
		.split(/(?=-----BEGIN)/)
		.filter((block) => block.trim() !== '')
		.map((block) => new X509Certificate(block).fingerprint256);

describe('certificates and keys are read as pasted', () => {
	const wayOfPasting: ReadonlyArray<readonly [string, Partial<Paste>]> = [
		...Object.entries(lineBreaks).map(([name, lineBreak]) => [name, { lineBreak }] as const),
		...Object.entries(surroundings).map(([name, around]) => [name, { around }] as const),
		...Object.entries(dashes).map(([name, dash]) => [name, { dash }] as const),
		['no line breaks at BEGIN and END', { headersApart: false }],
		['one long line', { columns: 5000 }],
		['one line for everything', { columns: 5000, headersApart: false, lineBreak: ' ' }],
	];

	it.each(wayOfPasting)('with %s', (_name, part) => {
		const way = { ...asFile, ...part };
		expect(parseCertificate(pasted(made.chained.cert, way))).toEqual({
			ok: true,
			value: made.chained.cert,
		});
		for (const key of Object.values(keys)) {
			expect(parsePrivateKey(pasted(key, way))).toEqual({ ok: true, value: key });
		}
	});

	it('in any combination of these', () => {
		fc.assert(
			fc.property(pastes, fc.constantFrom(...Object.values(keys)), (way, key) => {
				expect(outcome(parseCertificate(pasted(made.chained.cert, way)))).toBe(made.chained.cert);
				expect(outcome(parsePrivateKey(pasted(key, way)))).toBe(key);
			}),
			{ numRuns: 500 },
		);
	});

	it('out of one text that holds both', () => {
		const { cert, key } = made.client;
		for (const text of [`${cert}${key}`, `${key}${cert}`, `${key}\n${cert}\n${key}`]) {
			expect(outcome(parseCertificate(text))).toBe(cert);
			expect(outcome(parsePrivateKey(text))).toBe(key);
		}
	});

	it('keeping every certificate of a chain, in order', () => {
		const text = [made.client.cert, made.ca, made.otherCa].join('');
		const read = valueOf(parseCertificate(pasted(text, { ...asFile, lineBreak: '' })));
		expect(fingerprints(read)).toEqual(fingerprints(text));
	});

	it('changing nothing when read again', () => {
		const read = valueOf(parseCertificate(made.chained.cert));
		expect(outcome(parseCertificate(read))).toBe(read);
	});

	it('with the label of old OpenSSL', () => {
		const old = made.client.cert.replaceAll('CERTIFICATE', 'X509 CERTIFICATE');
		expect(outcome(parseCertificate(old))).toBe(made.client.cert);
	});

	it('with the padding lost', () => {
		const key = openKeys['SEC 1'] ?? '';
		expect(key).toContain('=');
		expect(outcome(parsePrivateKey(key.replaceAll('=', '')))).toBe(key);
	});
});

describe('what Node.js makes of a key that was read', () => {
	it.each(Object.entries(openKeys))('%s opens as it is', (_name, key) => {
		const read = valueOf(parsePrivateKey(key));
		expect(isEncrypted(read)).toBe(false);
		expect(createPrivateKey(read).type).toBe('private');
	});

	it.each(Object.entries(lockedKeys))('%s opens with its passphrase', (_name, key) => {
		const read = valueOf(parsePrivateKey(pasted(key, { ...asFile, lineBreak: '' })));
		expect(isEncrypted(read)).toBe(true);
		expect(createPrivateKey({ key: read, passphrase }).type).toBe('private');
	});
});

describe('what is no certificate or no key', () => {
	it.each([[undefined], [null], [''], [' \n ']])('%j is missing', (raw) => {
		expect(outcome(parseCertificate(raw))).toBe('certificateMissing');
		expect(outcome(parsePrivateKey(raw))).toBe('privateKeyMissing');
	});

	it.each([
		['a path', () => '/home/node/client.pem'],
		['a number', () => 42],
		['an object', () => ({ pem: made.client.cert })],
		['text', () => 'the certificate is in the mail'],
		['parameters of a curve', () => relabelled('EC PARAMETERS')],
		['its end missing', (pem) => pem.replace(/-----END.*/s, '')],
		['its beginning missing', (pem) => pem.replace(/-----BEGIN.*\n/, '')],
		['another END than BEGIN', (pem) => pem.replace(/END [A-Z ]+/, 'END PUBLIC KEY')],
		['a line missing', (pem) => pem.replace(/\n.*\n/, '\n')],
		['a line twice', (pem) => pem.replace(/\n(.*)\n/, '\n$1\n$1\n')],
		['a character missing', (pem) => pem.replace(/\n./, '\n')],
		['a character that is not base64', (pem) => pem.replace(/\n./, '\n*')],
		['three marks of padding', (pem) => pem.replace(/=*\n-----END/, '===\n-----END')],
		['nothing between BEGIN and END', (pem) => pem.replace(/(?<=-----\n).*(?=-----END)/s, '')],
	] satisfies ReadonlyArray<readonly [string, (pem: string) => unknown]>)('%s', (_name, spoil) => {
		const { cert, key } = made.client;
		expect(outcome(parseCertificate(spoil(cert)))).toBe('certificateNotPem');
		expect(outcome(parsePrivateKey(spoil(key)))).toBe('privateKeyNotPem');
	});

	it('each in place of the other', () => {
		for (const key of Object.values(keys)) {
			expect(outcome(parseCertificate(key))).toBe('pemIsPrivateKey');
		}
		expect(outcome(parsePrivateKey(made.client.cert))).toBe('pemIsCertificate');
		expect(outcome(parsePrivateKey(made.chained.cert))).toBe('pemIsCertificate');
	});

	it.each([
		['a request for a certificate', 'CERTIFICATE REQUEST', 'pemIsRequest'],
		['a request of old Windows', 'NEW CERTIFICATE REQUEST', 'pemIsRequest'],
		['a public key', 'PUBLIC KEY', 'pemIsPublicKey'],
		['a public RSA key', 'RSA PUBLIC KEY', 'pemIsPublicKey'],
		['a key of OpenSSH', 'OPENSSH PRIVATE KEY', 'pemIsOpenSsh'],
		['a PKCS #7 file', 'PKCS7', 'pemIsPkcs7'],
		['a CMS file', 'CMS', 'pemIsPkcs7'],
	])('%s in place of either', (_name, label, reason) => {
		fc.assert(
			fc.property(pastes, (way) => {
				const text = pasted(`${relabelled(label)}\n`, way);
				expect(outcome(parseCertificate(text))).toBe(reason);
				expect(outcome(parsePrivateKey(text))).toBe(reason);
			}),
			{ numRuns: 20, seed: 7 },
		);
	});

	it.each([
		['a PKCS #7 file', `MBQGCSqGSIb3DQEHAqAHMAUCAQExAA==`, 'pemIsPkcs7'],
		['a PKCS #12 file', 'MAcCAQMwAjAA', 'pemIsPkcs12'],
	])('%s without its lines, or with those of something else', (_name, base64, reason) => {
		for (const [label, parse] of [
			['CERTIFICATE', parseCertificate],
			['PRIVATE KEY', parsePrivateKey],
		] as const) {
			for (const text of [
				base64,
				` ${base64.slice(0, 5)}\n${base64.slice(5)} `,
				`-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----`,
			]) {
				expect(parse(text)).toEqual({ ok: false, reason });
			}
		}
	});

	it('reads a certificate or a key that comes with something else', () => {
		const { cert, key } = made.client;
		const text = `${relabelled('PUBLIC KEY')}\n${cert}${relabelled('CERTIFICATE REQUEST')}\n${key}`;
		expect(outcome(parseCertificate(text))).toBe(cert);
		expect(outcome(parsePrivateKey(text))).toBe(key);
	});

	it('a chain of which one certificate is cut off', () => {
		const cut = made.chained.cert.replace(
			/\n[^\n]+\n-----END CERTIFICATE-----\n$/,
			'\n-----END CERTIFICATE-----\n',
		);
		expect(outcome(parseCertificate(cut))).toBe('certificateNotPem');
	});

	it('anything else, without a crash', () => {
		fc.assert(
			fc.property(anything, (raw) => {
				expect(parseCertificate(raw).ok).toBe(false);
				expect(parsePrivateKey(raw).ok).toBe(false);
			}),
		);
	});

	it.each([
		['dashes', '-'],
		['beginnings', '-----BEGIN CERTIFICATE-----'],
		['spaces behind BEGIN', '-----BEGIN '],
		['base64', 'A'],
		['backslashes', '\\'],
	])('a very long text of %s, in no time', (_name, part) => {
		const text = part.repeat(200_000 / part.length);
		const start = performance.now();
		expect(parseCertificate(text).ok).toBe(false);
		expect(parsePrivateKey(`-----BEGIN PRIVATE KEY-----${text}`).ok).toBe(false);
		expect(performance.now() - start).toBeLessThan(1000);
	});

	const relabelled = (label: string) =>
		`-----BEGIN ${label}-----\n${body(made.client.key)}\n-----END ${label}-----`;
});
