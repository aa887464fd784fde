import { z } from 'zod';
import type { SandboxUrls } from '../sandbox';
import { sandboxToken } from '../sandbox/bridge';
import { sandboxLicence } from '../sandbox/dqe';
import { sandboxPartner } from '../sandbox/ovip';
import { N8nRefusal, type N8nRest } from './n8nRest';
import type { UserFolder } from './userFolder';

export interface SandboxCredential {
	readonly type: string;
	readonly name: string;
	readonly data: Readonly<Record<string, string>>;
}

/** What lets n8n in at the sandbox, under the names that the example workflows use. */
export const sandboxCredentials = (url: SandboxUrls): readonly SandboxCredential[] => [
	{
		type: 'dqeApi',
		name: 'DQE account',
		data: { serverAddress: url.dqe, authentication: 'licence', licence: sandboxLicence },
	},
	{
		type: 'stellantisBridgeApi',
		name: 'Stellantis bridge',
		data: {
			bridgeUrl: url.bridge,
			token: sandboxToken,
			session: 'demo',
			sdkVersion: 'automatic',
			pin: '1234',
		},
	},
	{
		type: 'stellantisPartnerApi',
		name: 'Stellantis partner account',
		data: { environment: 'custom', baseUrl: url.ovip, clientId: sandboxPartner.clientId },
	},
];

/** How a node refers to a credential, by the credential's type. */
export type CredentialReferences = Readonly<
	Record<string, { readonly id: string; readonly name: string }>
>;

const savedSchema = z.object({ id: z.string(), name: z.string() });
type Saved = z.infer<typeof savedSchema>;

async function save(
	rest: N8nRest,
	{ type, name, data }: SandboxCredential,
	known: string | undefined,
): Promise<Saved> {
	if (known !== undefined) {
		try {
			return await rest.call('PATCH', `/credentials/${known}`, savedSchema, { type, name, data });
		} catch (error) {
			const deleted = error instanceof N8nRefusal && error.status === 404;
			if (!deleted) throw error;
		}
	}
	return rest.call('POST', '/credentials', savedSchema, { type, name, data });
}

/** Makes the credentials, or sets those of an earlier start to this sandbox again. */
export async function saveCredentials(
	rest: N8nRest,
	wanted: readonly SandboxCredential[],
	folder: UserFolder,
): Promise<CredentialReferences> {
	const references: Record<string, Saved> = {};
	const known = folder.record.credentials;
	for (const credential of wanted) {
		const { id, name } = await save(rest, credential, known[credential.type]);
		references[credential.type] = { id, name };
	}
	folder.keep({
		credentials: Object.fromEntries(Object.entries(references).map(([type, { id }]) => [type, id])),
	});
	return references;
}
