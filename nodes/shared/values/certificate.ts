import { createPrivateKey, X509Certificate, type KeyObject } from 'crypto';
import { weaknessOf } from './certificateStrength';
import type { InputReason } from './inputReason';
import { invalid, type Parsed } from './parsed';
import {
	isEncrypted,
	parseCertificate,
	parsePrivateKey,
	type CertificatePem,
	type PrivateKeyPem,
} from './pem';

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
 * the key can be read, that it belongs to the certificate, and that the certificate is strong enough and valid now.
 * Fails with the reasons of `parseCertificate` and `parsePrivateKey`, and with `passphraseMissing`, `passphraseWrong`,
 * `privateKeyOfAnotherCertificate`, `certificateTooWeak`, `certificateSignatureTooWeak`, `certificateNotYetValid`,
 * `certificateExpired`.
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
	const weakness = chain.map(weaknessOf).find((reason) => reason !== undefined);
	if (weakness) return refused('certificate', weakness);
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

/** Reads the certificates of authorities to trust. Fails as `parseCertificate` does. */
export function parseAuthorities(raw: unknown): Parsed<CertificatePem> {
	const certificates = parseCertificate(raw);
	return !certificates.ok || chainOf(certificates.value)
		? certificates
		: invalid('certificateNotPem');
}

function chainOf(certificates: CertificatePem): readonly X509Certificate[] | undefined {
	try {
		return certificates
			.split(/(?=-----BEGIN )/)
			.map((certificate) => new X509Certificate(certificate));
	} catch {
		return undefined;
	}
}

type Unlocked = { readonly ok: true; readonly key: KeyObject; readonly passphrase?: string };

function unlock(privateKey: PrivateKeyPem, passphrase: unknown): Unlocked | Refused {
	if (!isEncrypted(privateKey)) {
		const key = keyOf(privateKey);
		return key ? { ok: true, key } : refused('privateKey', 'privateKeyNotPem');
	}
	if (typeof passphrase !== 'string' || passphrase === '') {
		return refused('passphrase', 'passphraseMissing');
	}
	const key = keyOf(privateKey, passphrase);
	return key ? { ok: true, key, passphrase } : refused('passphrase', 'passphraseWrong');
}

function keyOf(key: PrivateKeyPem, passphrase?: string): KeyObject | undefined {
	try {
		return createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) });
	} catch {
		return undefined;
	}
}

const validityOf = ({ validFrom, validTo }: X509Certificate) => ({
	validFrom: new Date(validFrom),
	validTo: new Date(validTo),
});

/** TLS sends the first certificate as the client's own, while some exports of key stores begin with the authority. */
function ownFirst(
	certificates: CertificatePem,
	chain: readonly X509Certificate[],
	own: X509Certificate,
): CertificatePem {
	const ordered = parseCertificate([own, ...chain.filter((each) => each !== own)].join('\n'));
	return ordered.ok ? ordered.value : certificates;
}
