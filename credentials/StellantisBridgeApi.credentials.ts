import type { IAuthenticateGeneric, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { sdkVersions } from '../nodes/shared/clients/pimsCalls';

export class StellantisBridgeApi implements ICredentialType {
	name = 'stellantisBridgeApi';

	displayName = 'Stellantis Bridge API';

	icon: Icon = { light: 'file:../icons/stellantis.svg', dark: 'file:../icons/stellantis.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-stellantis/n8n-nodes-stellantis/blob/main/docs/credentials.md#stellantis-bridge-api';

	/** The token opens cars: no other node may have it, the HTTP Request node included. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Bridge URL',
			name: 'bridgeUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://bridge.example.com',
			description:
				'Address of the HTTP bridge that runs beside the app with the Mobile SDK, for example https://bridge.example.com',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Bearer token of the bridge, from whoever runs it',
		},
		{
			displayName: 'Session',
			name: 'session',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. alice',
			description:
				'Name of the SDK session at the bridge: one signed-in customer account, for example alice',
		},
		{
			displayName: 'SDK Version',
			name: 'sdkVersion',
			type: 'options',
			options: [...sdkVersions],
			default: 'automatic',
			description:
				'Version of the Mobile SDK behind the bridge; versions spell some parameters differently',
		},
		{
			displayName: 'PIN',
			name: 'pin',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. 4 to 8 digits',
			description:
				'PIN of the customer account for remote services, for example 1234. With it, a lapsed strong authentication is renewed by itself; without it, the node tells what to do.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { authorization: '=Bearer {{$credentials.token}}' } },
	};
}
