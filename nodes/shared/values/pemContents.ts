import { derSequence, derTag } from './der';
import type { InputReason } from './inputReason';

/** What is in a block of PEM, by its label without spaces (RFC 7468, and what OpenSSL and OpenSSH write besides). */
const labels: Readonly<Record<string, InputReason>> = {
	PKCS7: 'pemIsPkcs7',
	CMS: 'pemIsPkcs7',
	CERTIFICATEREQUEST: 'pemIsRequest',
	NEWCERTIFICATEREQUEST: 'pemIsRequest',
	OPENSSHPRIVATEKEY: 'pemIsOpenSsh',
	CERTIFICATE: 'pemIsCertificate',
	X509CERTIFICATE: 'pemIsCertificate',
	PRIVATEKEY: 'pemIsPrivateKey',
	ENCRYPTEDPRIVATEKEY: 'pemIsPrivateKey',
	RSAPRIVATEKEY: 'pemIsPrivateKey',
	ECPRIVATEKEY: 'pemIsPrivateKey',
	PUBLICKEY: 'pemIsPublicKey',
	RSAPUBLICKEY: 'pemIsPublicKey',
};

/** `id-signedData` (RFC 5652, 5.1): the form that carries certificates without signing anything. */
const signedData = '2a864886f70d010702';

/** `version` of a PFX (RFC 7292, 4). */
const pfxVersion = '03';

/** What somebody pasted in place of what was asked for; undefined where it is nothing known. */
export const reasonOfLabel = (label: string): InputReason | undefined =>
	Object.hasOwn(labels, label) ? labels[label] : undefined;

/** As above, for what comes with a wrong label or with none. */
export function reasonOfContents(der: Buffer): InputReason | undefined {
	const [first] = derSequence(der) ?? [];
	const contents = first?.contents.toString('hex');
	if (first?.tag === derTag.oid && contents === signedData) return 'pemIsPkcs7';
	if (first?.tag === derTag.integer && contents === pfxVersion) return 'pemIsPkcs12';
	return undefined;
}
