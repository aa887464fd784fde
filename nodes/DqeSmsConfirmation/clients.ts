import type { IExecuteFunctions } from 'n8n-workflow';
import { DqeClient } from '../shared/clients/dqe';
import { dqeSecrets, readDqeCredential } from '../shared/clients/dqeSignIn';
import { readCredential } from '../shared/execution/credential';
import { guessesOf } from '../shared/execution/guessMemory';
import type { Pace } from '../shared/execution/pace';
import type { WaitingRun } from '../shared/execution/waitingRun';
import { accepted } from '../shared/execution/refusal';
import { senderOf } from '../shared/execution/sender';
import { timeoutField, timeoutMsOf } from '../shared/execution/timeoutField';
import type { Call } from '../shared/failures/evidence';
import { parseServerAddress } from '../shared/values/serverAddress';

/** What the node hands to its operations. */
export interface SmsClients {
	readonly dqe: DqeClient;
	readonly waiting: WaitingRun;
}

const credentialType = 'dqeApi';

/** DQE may wait for the operator's delivery report; an SMS whose answer is missed cannot be asked for. */
export const dqeTimeout = timeoutField(60);

const call: Call = { vendor: 'dqe', catalogue: 'dqeMessage', operation: 'sign in', effect: 'read' };

/** The DQE client with the credential of one item. */
export async function dqeClient(
	execution: IExecuteFunctions,
	itemIndex: number,
	pace: Pace,
): Promise<DqeClient> {
	const data = await readCredential(execution, credentialType, call, itemIndex);
	const serverAddress = accepted(parseServerAddress(data['serverAddress']), 'Server Address', call);
	const read = readDqeCredential(data);
	const { authentication } = accepted(read, read.ok ? '' : read.field, call);
	const send = senderOf(execution, {
		type: credentialType,
		data,
		serverAddress,
		// A licence cannot be renewed: a 401 then stays one.
		renewsToken: authentication === 'oauth2',
		timeoutMs: timeoutMsOf(execution, itemIndex, dqeTimeout, call),
	});
	// n8n puts a token that it fetches for a request into `data`.
	const secrets = () => dqeSecrets(data);
	return new DqeClient(pace.keepsTo(send), secrets, guessesOf(execution, serverAddress));
}
