import { createPrivateKey, KeyObject, webcrypto } from 'node:crypto';

/** A certificate and a private key, both PEM. */
export interface Identity {
	readonly cert: string;
	readonly key: string;
}

/** Everything a test needs on both ends of mutual TLS; all keys are EC P-256. */
export interface Certificates {
	/** Authority that signed the server and the good clients. */
	readonly ca: string;
	/** Authority that signed neither. */
	readonly otherCa: string;
	/** Server, for `127.0.0.1`, `::1` and `localhost`. */
	readonly server: Identity;
	/** The one that is let in. */
	readonly client: Identity;
	/** Let in too: signed by an intermediate authority, whose certificate follows in `cert`. */
	readonly chained: Identity;
	/** The good client with its key under a passphrase. */
	readonly encryptedKey: Identity & { readonly passphrase: string };
	/** Signed by `otherCa`. */
	readonly wrongCa: Identity;
	/** Good until yesterday. */
	readonly expired: Identity;
	/** Good from tomorrow on. */
	readonly notYetValid: Identity;
	/** The good client's certificate with a key that is not its own. */
	readonly otherKey: Identity;
}

const day = 24 * 60 * 60 * 1000;
const year = 365 * day;
const passphrase = 'sandbox-passphrase';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

interface Holder {
	readonly name: string;
	readonly cert: string;
	readonly keys: webcrypto.CryptoKeyPair;
}

type Role = 'authority' | 'server' | 'client';

let made: Promise<Certificates> | undefined;

/** The same for every sandbox of the process. */
export function certificates(): Promise<Certificates> {
	return (made ??= makeCertificates());
}

async function makeCertificates(): Promise<Certificates> {
	const issue = await issuer();
	const now = Date.now();
	const current = { from: now - day, until: now + year };
	const [root, other] = await Promise.all([
		issue('Sandbox Authority', 'authority', current),
		issue('Another Authority', 'authority', current),
	]);
	const middle = await issue('Sandbox Partner Authority', 'authority', current, root);
	const [server, client, chained, wrongCa, expired, notYetValid] = await Promise.all([
		issue('localhost', 'server', current, root),
		issue('sandbox-partner', 'client', current, root),
		issue('sandbox-partner', 'client', current, middle),
		issue('sandbox-partner', 'client', current, other),
		issue('sandbox-partner', 'client', { from: now - year, until: now - day }, root),
		issue('sandbox-partner', 'client', { from: now + day, until: now + year }, root),
	]);
	const good = identity(client);
	return {
		ca: root.cert,
		otherCa: other.cert,
		server: identity(server),
		client: good,
		chained: { ...identity(chained), cert: `${chained.cert}${middle.cert}` },
		encryptedKey: { ...good, key: encrypted(good.key), passphrase },
		wrongCa: identity(wrongCa),
		expired: identity(expired),
		notYetValid: identity(notYetValid),
		otherKey: { ...good, key: identity(wrongCa).key },
	};
}

/** Loads the library on first use: that takes longer than starting all other doubles. */
async function issuer() {
	await import('reflect-metadata');
	const x509 = await import('@peculiar/x509');

	const extensionsOf = {
		authority: () => [
			new x509.BasicConstraintsExtension(true, undefined, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
		],
		server: () => [
			new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
			new x509.SubjectAlternativeNameExtension([
				{ type: 'dns', value: 'localhost' },
				{ type: 'ip', value: '127.0.0.1' },
				{ type: 'ip', value: '::1' },
			]),
		],
		client: () => [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
	} satisfies Record<Role, () => unknown>;

	return async (
		commonName: string,
		role: Role,
		valid: { readonly from: number; readonly until: number },
		by?: Holder,
	): Promise<Holder> => {
		const name = `CN=${commonName}`;
		const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
		const certificate = await x509.X509CertificateGenerator.create(
			{
				subject: name,
				issuer: by?.name ?? name,
				notBefore: new Date(valid.from),
				notAfter: new Date(valid.until),
				signingAlgorithm: algorithm,
				publicKey: keys.publicKey,
				signingKey: (by?.keys ?? keys).privateKey,
				extensions: extensionsOf[role](),
			},
			webcrypto,
		);
		return { name, cert: `${certificate.toString('pem')}\n`, keys };
	};
}

const identity = ({ cert, keys }: Holder): Identity => ({
	cert,
	key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
});

const encrypted = (key: string): string =>
	createPrivateKey(key)
		.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
		.toString();
