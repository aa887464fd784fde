import type { IExecuteFunctions } from 'n8n-workflow';
import { DqeClient } from '../shared/clients/dqe';
import { readDqeCredential } from '../shared/clients/dqeSignIn';
import { senderOf } from '../shared/execution/sender';

const credentialType = 'dqeApi';

/** The DQE client with the credential of one item. */
export async function dqeClient(
	execution: IExecuteFunctions,
	itemIndex: number,
): Promise<DqeClient> {
	const data = await execution.getCredentials(credentialType, itemIndex);
	const { serverAddress, authentication, licence, clientSecret } = readDqeCredential(data);
	const send = senderOf(execution, {
		type: credentialType,
		data,
		serverAddress,
		// A licence cannot be renewed: a 401 then stays one.
		renewsToken: authentication === 'oauth2',
	});
	return new DqeClient(send, [licence, clientSecret]);
}
