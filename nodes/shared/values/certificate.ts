import { createPrivateKey, X509Certificate, type KeyObject } from 'crypto';
import type { InputReason } from './inputReason';
import {
	isEncrypted,
	parseCertificate,
	parsePrivateKey,
	type CertificatePem,
	type PrivateKeyPem,
} from './pem';
import { isMissing } from './text';

/** A client certificate with its key, ready for a TLS connection. */
export interface ClientIdentity {
	/** The client's own certificate first, then the authorities that came with it. */
	readonly certificate: CertificatePem;
	readonly privateKey: PrivateKeyPem;
	/** Only where the key is encrypted. */
	readonly passphrase?: string;
	readonly validFrom: Date;
	readonly validTo: Date;
}

/** What a person filled in. */
export interface IdentityFields {
	readonly certificate: unknown;
	readonly privateKey: unknown;
	readonly passphrase?: unknown;
}

export type IdentityResult =
	| { readonly ok: true; readonly value: ClientIdentity }
	| {
			readonly ok: false;
			readonly reason: InputReason;
			readonly field: keyof IdentityFields;
			/** When the certificate expired, or when it will be valid. */
			readonly at?: Date;
	  };

type Refused = Extract<IdentityResult, { ok: false }>;

const refused = (field: keyof IdentityFields, reason: InputReason, at?: Date): Refused => ({
	ok: false,
	reason,
	field,
	...(at && { at }),
});

/**
 * Reads certificate and key, and checks before anything is sent what a gateway would refuse without saying why: that
 * the key can be read, that it belongs to the certificate, and that the certificate is valid now.
 * Fails with the reasons of `parseCertificate` and `parsePrivateKey`, and with `passphraseMissing`, `passphraseWrong`,
 * `privateKeyOfAnotherCertificate`, `certificateNotYetValid`, `certificateExpired`.
 */
export function parseClientIdentity(fields: IdentityFields, now: Date): IdentityResult {
	const certificate = parseCertificate(fields.certificate);
	if (!certificate.ok) return refused('certificate', certificate.reason);
	const chain = chainOf(certificate.value);
	if (!chain) return refused('certificate', 'certificateNotPem');

	const privateKey = parsePrivateKey(fields.privateKey);
	if (!privateKey.ok) return refused('privateKey', privateKey.reason);
	const unlocked = unlock(privateKey.value, fields.passphrase);
	if (!unlocked.ok) return unlocked;

	const own = chain.find((each) => each.checkPrivateKey(unlocked.key));
	if (!own) return refused('privateKey', 'privateKeyOfAnotherCertificate');
	const period = validityOf(own);
	if (now < period.validFrom) {
		return refused('certificate', 'certificateNotYetValid', period.validFrom);
	}
	if (now > period.validTo) return refused('certificate', 'certificateExpired', period.validTo);
	const { passphrase } = unlocked;
	return {
		ok: true,
		value: {
			certificate: ownFirst(certificate.value, chain, own),
			privateKey: privateKey.value,
			...(passphrase !== undefined && { passphrase }),
			...period,
		},
	};
}
