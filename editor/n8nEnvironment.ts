import { delimiter, dirname } from 'node:path';
import type { UserFolder } from './userFolder';

/** What n8n would ask or tell its makers' servers, one switch each. */
const nothingOutside = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	// Community packages: ours is in its folder already.
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	// Fetches a list of servers when n8n starts.
	N8N_DISABLED_MODULES: 'mcp-registry',
};

/** Of the surroundings, only what a process needs to run: settings for another n8n must not reach this one. */
const inherited = ['LANG', 'TZ', 'SystemRoot', 'ComSpec'];

export interface N8nAddress {
	readonly port: number;
	/** Where n8n's task runners report. */
	readonly brokerPort: number;
}

export function n8nEnvironment(
	node: string,
	folder: UserFolder,
	{ port, brokerPort }: N8nAddress,
): Record<string, string> {
	const surroundings = inherited.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return {
		...Object.fromEntries(surroundings),
		...nothingOutside,
		// n8n starts its task runners with the `node` of the PATH.
		PATH: [dirname(node), process.env['PATH']].join(delimiter),
		HOME: folder.path,
		TMPDIR: folder.temporary,
		N8N_USER_FOLDER: folder.path,
		N8N_PORT: String(port),
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_PYTHON_ENABLED: 'false',
		// The editor is served without TLS, to this machine only.
		N8N_SECURE_COOKIE: 'false',
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		NO_COLOR: '1',
	};
}
