import type { Failure } from '../../nodes/shared/failures/failure';
import type { Certificates, Identity } from '../../sandbox/ovip';

type Fields = Readonly<Record<string, string>>;

const identity = ({ cert, key }: Identity): Fields => ({
	clientCertificate: cert,
	privateKey: key,
});
const trusting = (made: Certificates, fields: Fields = {}): Fields => ({
	certificateAuthority: made.ca,
	...fields,
});
const respelled =
	(spell: (pem: string) => string) =>
	(made: Certificates): Fields =>
		Object.fromEntries(
			Object.entries(trusting(made, identity(made.client))).map(([name, pem]) => [
				name,
				spell(pem),
			]),
		);

const labelled = (pem: string, label: string): string => pem.replaceAll('CERTIFICATE', label);
const asRequest = ({ cert }: Identity): Fields => ({
	clientCertificate: labelled(cert, 'CERTIFICATE REQUEST'),
});

type FieldsOf = (made: Certificates) => Fields;

/** Ways of pasting certificate, key and authority with which a partner is let in. */
export const letIn: ReadonlyArray<readonly [string, FieldsOf]> = [
	['the right certificate', (made) => trusting(made, identity(made.client))],
	['one of an intermediate authority', (made) => trusting(made, identity(made.chained))],
	[
		'an encrypted key and its passphrase',
		({ encryptedKey, ...made }) =>
			trusting(
				{ encryptedKey, ...made },
				{ ...identity(encryptedKey), passphrase: encryptedKey.passphrase },
			),
	],
	['PEM on one line', respelled((pem) => pem.replace(/\n/g, ' ').trim())],
	['PEM with line breaks lost', respelled((pem) => pem.replace(/\n/g, ''))],
	['PEM with \\n written out', respelled((pem) => pem.replace(/\n/g, '\\n'))],
	['PEM with line breaks of Windows', respelled((pem) => pem.replace(/\n/g, '\r\n'))],
	['PEM indented and with empty lines', respelled((pem) => pem.replace(/\n/g, '\n\n  '))],
];

interface Refused {
	readonly what: string;
	readonly fields: FieldsOf;
	readonly told: Partial<Failure>;
	readonly says: RegExp;
}

const wrongSetting = { category: 'configuration', delivered: 'no', retry: 'afterFix' } as const;
const found = (code: string) => ({ ...wrongSetting, code });
const notAccepted = {
	told: found('network'),
	says: /did not accept the client certificate/,
} as const;
const notTrusted = { told: found('network'), says: /does not trust the certificate/ } as const;

/** Found out before anything is sent: a gateway refuses them without saying why. */
export const refusedAtOnce: readonly Refused[] = [
	{
		what: 'an expired certificate',
		fields: (made) => trusting(made, identity(made.expired)),
		told: found('certificateExpired'),
		says: /'Client Certificate' has expired/,
	},
	{
		what: 'a certificate that is not valid yet',
		fields: (made) => trusting(made, identity(made.notYetValid)),
		told: found('certificateNotYetValid'),
		says: /'Client Certificate' is not valid yet/,
	},
	{
		what: 'the key of another certificate',
		fields: (made) => trusting(made, identity(made.otherKey)),
		told: found('privateKeyOfAnotherCertificate'),
		says: /'Private Key' does not belong/,
	},
	{
		what: 'a wrong passphrase',
		fields: (made) => trusting(made, { ...identity(made.encryptedKey), passphrase: 'wrong-pass' }),
		told: found('passphraseWrong'),
		says: /'Passphrase' does not open/,
	},
	{
		what: 'an encrypted key without its passphrase',
		fields: (made) => trusting(made, identity(made.encryptedKey)),
		told: found('passphraseMissing'),
		says: /'Passphrase' is empty/,
	},
	{
		what: 'a certificate without its key',
		fields: (made) => trusting(made, { clientCertificate: made.client.cert }),
		told: found('privateKeyMissing'),
		says: /'Private Key' is empty/,
	},
	{
		what: 'a key without its certificate',
		fields: (made) => trusting(made, { privateKey: made.client.key }),
		told: found('certificateMissing'),
		says: /'Client Certificate' is empty/,
	},
	{
		what: 'a certificate of which a part is missing',
		fields: (made) =>
			trusting(made, {
				...identity(made.client),
				clientCertificate: made.client.cert.slice(0, 300),
			}),
		told: found('certificateNotPem'),
		says: /'Client Certificate' is not a certificate/,
	},
	{
		what: 'a certificate request in place of the certificate',
		fields: (made) => trusting(made, { ...identity(made.client), ...asRequest(made.client) }),
		told: found('pemIsRequest'),
		says: /'Client Certificate' holds a certificate request/,
	},
	{
		what: 'certificate and key in each other’s field',
		fields: ({ client, ...made }) =>
			trusting({ client, ...made }, { clientCertificate: client.key, privateKey: client.cert }),
		told: found('pemIsPrivateKey'),
		says: /'Client Certificate' holds a private key/,
	},
	{
		what: 'a PKCS #7 file as authority',
		fields: (made) => trusting(made, { certificateAuthority: labelled(made.ca, 'PKCS7') }),
		told: found('pemIsPkcs7'),
		says: /'Certificate Authority' holds a PKCS #7 file/,
	},
	{
		what: 'an authority that is no certificate',
		fields: (made) => trusting(made, { certificateAuthority: 'the CA' }),
		told: found('certificateNotPem'),
		says: /'Certificate Authority' is not a certificate/,
	},
];

/** Found out in the TLS handshake: the request was not sent. */
export const refusedInHandshake: readonly Refused[] = [
	{
		what: 'a certificate of another authority',
		fields: (made) => trusting(made, identity(made.wrongCa)),
		...notAccepted,
	},
	{
		what: 'no certificate',
		fields: (made) => trusting(made),
		told: found('network'),
		says: /did not agree to an encrypted connection|lets in only who has a client certificate/,
	},
	{
		what: 'a server of an unknown authority',
		fields: (made) => identity(made.client),
		...notTrusted,
	},
	{
		what: 'a server of another authority',
		fields: (made) => ({ ...identity(made.client), certificateAuthority: made.otherCa }),
		...notTrusted,
	},
];
