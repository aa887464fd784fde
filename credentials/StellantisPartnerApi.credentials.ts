import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import {
	environments,
	readPartnerCredential,
	type PartnerCredentialResult,
} from '../nodes/shared/clients/partnerCredential';
import { mapFailure } from '../nodes/shared/failures/mapFailure';

export class StellantisPartnerApi implements ICredentialType {
	name = 'stellantisPartnerApi';

	displayName = 'Stellantis Partner API';

	icon: Icon = { light: 'file:../icons/ovip.svg', dark: 'file:../icons/ovip.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-stellantis/n8n-nodes-stellantis/blob/main/docs/credentials.md#stellantis-partner-api';

	/** The key signs for the partner: no other node may have it, the HTTP Request node included. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [...environments],
			default: 'preproduction',
			description: 'Which of the vendor’s systems the certificate is for',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://api-cert.groupe-psa.com',
			displayOptions: { show: { environment: ['custom'] } },
			description:
				'Address of the gateway, for example https://api-cert.groupe-psa.com. A path such as /applications/portail-ovip/v2 is added by the node.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'Client ID that Stellantis sent with the certificate, for example 1a2b3c4d',
		},
		{
			displayName: 'Client Certificate',
			name: 'clientCertificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description:
				'Certificate that Stellantis signed for you, as PEM, for example the text of certificate.pem. Lost line breaks do no harm.',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
			description:
				'Key that belongs to the certificate, as PEM, for example the text of key.pem. Lost line breaks do no harm.',
		},
		{
			displayName: 'Passphrase',
			name: 'passphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Passphrase of the private key, if it is encrypted',
		},
		{
			displayName: 'Certificate Authority',
			name: 'certificateAuthority',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description:
				'Certificate of the authority to trust, as PEM, for example the CA certificate that came with yours. Without it, the public authorities are trusted.',
		},
		{
			displayName: 'Partner Login',
			name: 'username',
			type: 'string',
			default: '',
			placeholder: 'e.g. MZP123456',
			description:
				'Login of the partner account, for example MZP123456. Documented for the fleet Web API, not for Portail OVIP: leave it empty if your access has none.',
		},
		{
			displayName: 'Partner Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Password of the partner login',
		},
	];

	/** Client id, certificate and login on every request. Refuses certificates that the gateway would refuse. */
	authenticate = (
		fields: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const credential = readPartnerCredential(fields, new Date());
		if (!credential.ok) return Promise.reject(new Error(refusal(credential)));
		const { clientId, identity, authorities, login } = credential.value;
		return Promise.resolve({
			...request,
			qs: { ...request.qs, client_id: clientId },
			...(login && { auth: login }),
			agentOptions: {
				...(identity && {
					cert: identity.certificate,
					key: identity.privateKey,
					...(identity.passphrase !== undefined && { passphrase: identity.passphrase }),
				}),
				...(authorities !== undefined && { ca: authorities }),
			},
		});
	};
}

function refusal({ ok: _, ...refused }: Extract<PartnerCredentialResult, { ok: false }>): string {
	const { message, hint } = mapFailure(
		{ kind: 'input', ...refused },
		{ vendor: 'ovip', catalogue: 'ovip', operation: 'sign in', effect: 'read' },
	);
	return `${message}. ${hint}`;
}
