import { createPrivateKey, randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sandboxCredentials, type CredentialReferences } from '../../../editor/sandboxCredentials';
import type { N8nRest } from '../../../editor/n8nRest';
import type { Sandbox } from '../../../sandbox';

const login = 'MZP123456';

/** What opens the vendors, in place of what the sandbox usually takes: texts that stand nowhere by chance. */
export interface Secrets {
	/** By name. They may stand nowhere in clear. */
	readonly texts: Readonly<Record<string, string>>;
	/** For one node of each kind of sign-in. */
	readonly credentials: CredentialReferences;
	/** The DQE credential that asks for tokens. */
	readonly dqeWithTokens: CredentialReferences;
}

const savedSchema = z.object({ id: z.string(), name: z.string() });

/** Lets n8n in with secrets, and nobody with anything else. */
export async function useSecrets(sandbox: Sandbox, rest: N8nRest): Promise<Secrets> {
	const secret = () => `Secret-${randomUUID()}`;
	const [licence, clientSecret, token] = [secret(), secret(), secret()];
	const [password, passphrase] = [secret(), secret()];
	const pin = String(randomInt(10_000_000, 100_000_000));
	const made = await sandbox.ovip.certificates();
	const privateKey = createPrivateKey(made.client.key)
		.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
		.toString();

	sandbox.dqe.licences.set(licence, 'authorised');
	for (const client of sandbox.dqe.clients.keys()) {
		sandbox.dqe.clients.set(client, { secret: clientSecret, licence, scopes: ['client_phone'] });
	}
	sandbox.bridge.token = token;
	sandbox.bridge.session('demo').sdk.state.account.pin = pin;
	sandbox.ovip.partnerLogin = { user: login, password };

	const save = async (type: string, data: object): Promise<CredentialReferences> => {
		const base = sandboxCredentials(sandbox.url).find((credential) => credential.type === type);
		const body = { type, name: `${type} with secrets`, data: { ...base?.data, ...data } };
		return { [type]: await rest.call('POST', '/credentials', savedSchema, body) };
	};
	const [client = ''] = sandbox.dqe.clients.keys();
	return {
		texts: {
			...{ licence, clientSecret, token, password, passphrase, pin },
			basic: Buffer.from(`${login}:${password}`).toString('base64'),
			key: privateKey.split('\n')[2] ?? '',
			keyInClear: made.client.key.split('\n')[1] ?? '',
		},
		credentials: {
			...(await save('dqeApi', { licence })),
			...(await save('stellantisBridgeApi', { token, pin })),
			...(await save('stellantisPartnerApi', {
				baseUrl: sandbox.url.ovipTls,
				clientCertificate: made.client.cert,
				privateKey,
				passphrase,
				certificateAuthority: made.ca,
				username: login,
				password,
			})),
		},
		dqeWithTokens: await save('dqeApi', {
			authentication: 'oauth2',
			clientId: client,
			clientSecret,
		}),
	};
}
