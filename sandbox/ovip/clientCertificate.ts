import { X509Certificate } from 'node:crypto';

/** Descriptions of TLS alerts (RFC 5246, 7.2.2) that OpenSSL sends for a client certificate. */
export const alerts = { badCertificate: 42, certificateExpired: 45, unknownCa: 48 } as const;
export type Alert = (typeof alerts)[keyof typeof alerts];

/**
 * Why a client is turned away, as OpenSSL would say it: first who signed it, then when it is valid. `chain` as sent, DER,
 * the client's own first.
 */
export function alertFor(
	chain: readonly Buffer[],
	authority: X509Certificate,
	now: number,
): Alert | undefined {
	const [own, ...others] = chain.map(parsed);
	if (!own || others.includes(undefined)) return alerts.badCertificate;
	const path = pathTo(authority, own, others);
	if (!path) return alerts.unknownCa;
	if (path.some(({ validFrom }) => now < Date.parse(validFrom))) return alerts.badCertificate;
	if (path.some(({ validTo }) => now > Date.parse(validTo))) return alerts.certificateExpired;
	return undefined;
}

function parsed(der: Buffer): X509Certificate | undefined {
	try {
		return new X509Certificate(der);
	} catch {
		return undefined;
	}
}

type Certificate = X509Certificate | undefined;

/** From the client's certificate up to the authority, which is left out. */
function pathTo(
	authority: X509Certificate,
	from: X509Certificate,
	others: readonly Certificate[],
): readonly X509Certificate[] | undefined {
	if (isSignedBy(from, authority)) return [from];
	const next = others.find((other) => other && isSignedBy(from, other));
	if (!next) return undefined;
	const rest = pathTo(
		authority,
		next,
		others.filter((other) => other !== next),
	);
	return rest && [from, ...rest];
}

const isSignedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
	issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
