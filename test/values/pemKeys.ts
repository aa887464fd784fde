import { generateKeyPairSync } from 'node:crypto';

export const passphrase = 'correct horse';
const locked = { cipher: 'aes-256-cbc', passphrase } as const;

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** One private key in every form that OpenSSL writes. */
export const openKeys: Readonly<Record<string, string>> = {
	'PKCS #8, EC': ec.export({ type: 'pkcs8', format: 'pem' }).toString(),
	'PKCS #8, RSA': rsa.export({ type: 'pkcs8', format: 'pem' }).toString(),
	'SEC 1': ec.export({ type: 'sec1', format: 'pem' }).toString(),
	'PKCS #1': rsa.export({ type: 'pkcs1', format: 'pem' }).toString(),
};

export const lockedKeys: Readonly<Record<string, string>> = {
	'PKCS #8, EC': ec.export({ type: 'pkcs8', format: 'pem', ...locked }).toString(),
	'PKCS #8, RSA': rsa.export({ type: 'pkcs8', format: 'pem', ...locked }).toString(),
	'SEC 1, AES': ec.export({ type: 'sec1', format: 'pem', ...locked }).toString(),
	'PKCS #1, triple DES': rsa
		.export({ type: 'pkcs1', format: 'pem', cipher: 'des-ede3-cbc', passphrase })
		.toString(),
};
