import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { N8nRest } from './n8nRest';
import type { UserFolder } from './userFolder';

export interface Login {
	readonly email: string;
	readonly password: string;
}

const settingsSchema = z.object({
	userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }),
});

/** n8n wants a capital letter and a digit. */
const newPassword = (): string => `Sandbox1-${randomBytes(4).toString('hex')}`;

/**
 * Signs in as the owner of this n8n, who is made at the first start.
 *
 * @throws Error if somebody changed the owner's login in the editor
 */
export async function signIn(rest: N8nRest, folder: UserFolder): Promise<Login> {
	const settings = await rest.call('GET', '/settings', settingsSchema);
	if (settings.userManagement.showSetupOnFirstLoad) {
		const login = { email: 'owner@example.com', password: newPassword() };
		// Kept first: an owner whose password nobody knows would lock the folder.
		folder.keep({ login });
		const person = { firstName: 'Sandbox', lastName: 'Owner' };
		await rest.call('POST', '/owner/setup', z.unknown(), { ...login, ...person });
		return login;
	}
	const { login } = folder.record;
	if (login === undefined) throw new Error(otherLogin);
	try {
		await rest.call('POST', '/login', z.unknown(), {
			emailOrLdapLoginId: login.email,
			password: login.password,
		});
	} catch (error) {
		throw new Error(otherLogin, { cause: error });
	}
	return login;
}

const otherLogin =
	'The owner of this n8n has another login than the one it was made with. ' +
	'Change it back in editor.json of the user folder, or begin anew: npm run editor -- --fresh';
