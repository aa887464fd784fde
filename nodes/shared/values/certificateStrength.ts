import type { KeyObject, X509Certificate } from 'crypto';
import { derSequence, derTag, type DerElement } from './der';
import type { InputReason } from './inputReason';

/**
 * Bits below which OpenSSL's security level 2 refuses a key, n8n's own on Node.js 24 (`SSL_CTX_set_security_level`:
 * 112 bits of security). Level 1 of Node.js 20 takes RSA from 1024 bits on, but servers do not.
 */
const shortestModulus = 2048;

/** Curves of the registry that level 2 refuses, by Node.js' names: all below 224 bits. */
const shortCurve = /(?:1[1-9]\d|20\d)(?:[a-z]\d+)?$/;

/** Signatures over MD2, MD4, MD5 or SHA-1: contents of the object identifier, in hexadecimal. */
const weakSignatures: ReadonlySet<string> = new Set([
	'2a864886f70d010102', // md2WithRSAEncryption
	'2a864886f70d010103', // md4WithRSAEncryption
	'2a864886f70d010104', // md5WithRSAEncryption
	'2a864886f70d010105', // sha1WithRSAEncryption
	'2b0e03021d', // sha1WithRSA, as old Windows writes it
	'2b0e03021b', // dsaWithSHA1, as old Windows writes it
	'2a8648ce380403', // dsa-with-sha1
	'2a8648ce3d0401', // ecdsa-with-SHA1
]);

/** RSASSA-PSS says its hash in its parameters; SHA-1 is what none means (RFC 4055, 3.1). */
const pss = '2a864886f70d01010a';
const weakHashes: ReadonlySet<string> = new Set(['2b0e03021a', '2a864886f70d0205']);

/** Why no connection can be made with this certificate, if it is too weak. Nobody looks at the signature of a root. */
export function weaknessOf(certificate: X509Certificate): InputReason | undefined {
	if (isShort(certificate.publicKey)) return 'certificateTooWeak';
	const isRoot = certificate.subject === certificate.issuer;
	return !isRoot && isWeaklySigned(certificate.raw) ? 'certificateSignatureTooWeak' : undefined;
}

function isShort({ asymmetricKeyDetails: { modulusLength, namedCurve } = {} }: KeyObject): boolean {
	return (
		(modulusLength !== undefined && modulusLength < shortestModulus) ||
		(namedCurve !== undefined && shortCurve.test(namedCurve))
	);
}

/** `Certificate` (RFC 5280, 4.1): what is signed, the algorithm, the signature. */
function isWeaklySigned(certificate: Buffer): boolean {
	const [, algorithm] = derSequence(certificate) ?? [];
	const [identifier, parameters] = partsOf(algorithm);
	const name = hexOf(identifier);
	return weakSignatures.has(name) || (name === pss && weakHashes.has(hashOf(parameters)));
}

/** Of `RSASSA-PSS-params`: `[0] { hashAlgorithm }`, SHA-1 where it is missing. */
function hashOf(parameters: DerElement | undefined): string {
	const [first] = partsOf(parameters);
	if (first?.tag !== derTag.context0) return '2b0e03021a';
	const [identifier] = derSequence(first.contents) ?? [];
	return hexOf(identifier);
}

const partsOf = (element: DerElement | undefined): readonly DerElement[] =>
	(element && derSequence(element.whole)) ?? [];

const hexOf = (element: DerElement | undefined): string => element?.contents.toString('hex') ?? '';
