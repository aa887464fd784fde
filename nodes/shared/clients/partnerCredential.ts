import { parseAuthorities, parseClientIdentity, type ClientIdentity } from '../values/certificate';
import type { InputReason } from '../values/inputReason';
import type { Parsed, Particulars } from '../values/parsed';
import { parseServerAddress, type ServerAddress } from '../values/serverAddress';
import { isMissing } from '../values/text';
import { choiceIn } from './credentialChoice';
import { textIn, type JsonObject } from './json';

/** How a partner's requests are let in by the vendor's gateway. */
export interface PartnerCredential {
	/** Without path and without a slash at the end. */
	readonly serverAddress: ServerAddress;
	/** Always a query parameter. */
	readonly clientId: string;
	/** Missing where none was given: not documented whether the gateway of OVIP insists on one (inferred). */
	readonly identity?: ClientIdentity;
	/** Authorities to trust, PEM; the system's own where none are given. */
	readonly authorities?: string;
	/** HTTP Basic, "MZP" login; inferred from the fleet Web API on the same gateway. */
	readonly login?: { readonly username: string; readonly password: string };
}

export type PartnerCredentialResult =
	| { readonly ok: true; readonly value: PartnerCredential }
	| ({ readonly ok: false; readonly reason: InputReason; readonly field: string } & Particulars);

/** The vendor's systems; the address of a custom one stands in the credential. */
export const environments = [
	{ name: 'Custom', value: 'custom' },
	{
		name: 'Pre-Production',
		value: 'preproduction',
		description: 'The only host that the vendor documents: api-cert-preprod.groupe-psa.com',
	},
	{
		name: 'Production',
		value: 'production',
		description: 'Not documented, inferred: api-cert.groupe-psa.com',
	},
] as const;

type Environment = (typeof environments)[number]['value'];

/** The pre-production host is documented; production is inferred from the fleet Web API, which moved the same way. */
const addresses: Readonly<Record<Exclude<Environment, 'custom'>, string>> = {
	preproduction: 'https://api-cert-preprod.groupe-psa.com',
	production: 'https://api-cert.groupe-psa.com',
};

const fieldNames = {
	certificate: 'Client Certificate',
	privateKey: 'Private Key',
	passphrase: 'Passphrase',
} as const;

/** A base URL may be pasted whole, with the application's path: the clients add that themselves. */
const applicationPath = /\/(applications|connectedcar)\/.*$/;

function addressOf(environment: Environment, { baseUrl }: JsonObject): Parsed<ServerAddress> {
	if (environment !== 'custom') return parseServerAddress(addresses[environment]);
	return parseServerAddress(
		typeof baseUrl === 'string' ? baseUrl.replace(applicationPath, '') : baseUrl,
	);
}

/**
 * The credential's fields as what a request needs; certificate and key are checked for form, pairing and validity
 * before anything is sent, because a gateway refuses them without saying why.
 */
export function readPartnerCredential(fields: JsonObject, now: Date): PartnerCredentialResult {
	const environment = choiceIn(fields, 'environment', environments, 'preproduction');
	if (!environment.ok) return { ...environment, field: 'Environment' };
	const serverAddress = addressOf(environment.value, fields);
	if (!serverAddress.ok) return refused(serverAddress.reason, 'Base URL');
	const clientId = textIn(fields, 'clientId');
	if (clientId === undefined) return refused('clientIdMissing', 'Client ID');

	const { clientCertificate: certificate, privateKey, passphrase, certificateAuthority } = fields;
	const named = isMissing(certificate) && isMissing(privateKey);
	const identity = named
		? undefined
		: parseClientIdentity({ certificate, privateKey, passphrase }, now);
	if (identity?.ok === false) return refused(identity.reason, fieldNames[identity.field]);
	const authorities = isMissing(certificateAuthority)
		? undefined
		: parseAuthorities(certificateAuthority);
	if (authorities?.ok === false) return refused(authorities.reason, 'Certificate Authority');

	const username = textIn(fields, 'username');
	const password = typeof fields['password'] === 'string' ? fields['password'] : '';
	return {
		ok: true,
		value: {
			serverAddress: serverAddress.value,
			clientId,
			...(identity && { identity: identity.value }),
			...(authorities && { authorities: authorities.value }),
			...(username !== undefined && { login: { username, password } }),
		},
	};
}

const refused = (reason: InputReason, field: string): PartnerCredentialResult => ({
	ok: false,
	reason,
	field,
});

/** What must never be shown: all that lets a request in, also as it stands in the request. */
export function partnerSecrets({ clientId, identity, login }: PartnerCredential): string[] {
	const { username = '', password = '' } = login ?? {};
	const basic = login && Buffer.from(`${username}:${password}`).toString('base64');
	return [clientId, identity?.passphrase ?? '', username, password, basic ?? ''].filter(
		(secret) => secret !== '',
	);
}
