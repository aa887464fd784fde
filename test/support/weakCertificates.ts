import { KeyObject, webcrypto } from 'node:crypto';
import type { Identity } from '../../sandbox/ovip';

/** Who signs a certificate of these tests, and how good it is. */
export interface Strength {
	readonly bits?: number;
	readonly hash?: 'SHA-1' | 'SHA-256';
	readonly scheme?: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS';
}

/** A certificate for this machine, client or server, and the authority that signed it. */
export interface Issued extends Identity {
	readonly ca: string;
}

const day = 24 * 60 * 60 * 1000;
const pem = (key: webcrypto.CryptoKey): string =>
	KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();

/** RSA all through; the authority's own key is a good one. */
export async function issued({
	bits = 2048,
	hash = 'SHA-256',
	scheme = 'RSASSA-PKCS1-v1_5',
}: Strength): Promise<Issued> {
	await import('reflect-metadata');
	const x509 = await import('@peculiar/x509');
	const algorithm = (name: string, modulusLength: number) => ({
		name,
		hash,
		modulusLength,
		publicExponent: new Uint8Array([1, 0, 1]),
	});
	const keyPair = async (name: string, length: number) =>
		await webcrypto.subtle.generateKey(algorithm(name, length), true, ['sign', 'verify']);
	const [authority, own] = await Promise.all([
		keyPair(scheme, 2048),
		keyPair('RSASSA-PKCS1-v1_5', bits),
	]);
	const common = {
		notBefore: new Date(Date.now() - day),
		notAfter: new Date(Date.now() + day),
		issuer: 'CN=Authority',
		signingAlgorithm: { name: scheme, hash, saltLength: 20 },
		signingKey: authority.privateKey,
	};
	const [ca, cert] = await Promise.all([
		x509.X509CertificateGenerator.create(
			{
				...common,
				subject: common.issuer,
				publicKey: authority.publicKey,
				extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
			},
			webcrypto,
		),
		x509.X509CertificateGenerator.create(
			{
				...common,
				subject: 'CN=localhost',
				publicKey: own.publicKey,
				extensions: [
					new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }]),
				],
			},
			webcrypto,
		),
	]);
	return {
		ca: `${ca.toString('pem')}\n`,
		cert: `${cert.toString('pem')}\n`,
		key: pem(own.privateKey),
	};
}
