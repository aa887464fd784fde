import { sandboxToken } from './bridge';
import { sandboxClient, sandboxLicence } from './dqe';
import type { SandboxUrls } from './index';
import { sandboxPartner } from './ovip';

/** What to fill into n8n's credentials, in the order of the form. */
export interface Connection {
	readonly vendor: string;
	readonly fields: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

export const connections = (url: SandboxUrls): readonly Connection[] => [
	{
		vendor: 'DQE',
		fields: [
			{ name: 'Server address', value: url.dqe },
			{ name: 'Licence', value: sandboxLicence },
			{ name: 'OAuth2 client ID', value: sandboxClient.id },
			{ name: 'OAuth2 client secret', value: sandboxClient.secret },
			{ name: 'OAuth2 scope', value: 'client_phone' },
		],
	},
	{
		vendor: 'Mobile SDK bridge',
		fields: [
			{ name: 'Address', value: url.bridge },
			{ name: 'Token', value: sandboxToken },
			{ name: 'Sessions', value: 'demo, legacy' },
		],
	},
	{
		vendor: 'Portail OVIP',
		fields: [
			{ name: 'Base URL', value: url.ovip },
			{ name: 'Client ID', value: sandboxPartner.clientId },
		],
	},
	{
		vendor: 'Portail OVIP with a client certificate',
		fields: [
			{ name: 'Base URL', value: url.ovipTls },
			{ name: 'Client ID', value: sandboxPartner.clientId },
			{ name: 'Client Certificate', value: `${url.page}/sandbox/ovip/client.pem` },
			{ name: 'Private Key', value: `${url.page}/sandbox/ovip/client.key` },
			{ name: 'Certificate Authority', value: `${url.page}/sandbox/ovip/ca.pem` },
		],
	},
];
