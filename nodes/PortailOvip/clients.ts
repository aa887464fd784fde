import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { OvipClient } from '../shared/clients/ovip';
import { partnerSecrets, readPartnerCredential } from '../shared/clients/partnerCredential';
import type { Send } from '../shared/clients/send';
import { readCredential } from '../shared/execution/credential';
import { accepted } from '../shared/execution/refusal';
import type { Pace } from '../shared/execution/pace';
import { senderOf } from '../shared/execution/sender';
import { timeoutField, timeoutMsOf } from '../shared/execution/timeoutField';
import type { Call } from '../shared/failures/evidence';
import { serverNamed } from '../shared/values/serverAddress';

const credentialType = 'stellantisPartnerApi';

/** A batch of subscriptions takes the vendor longer than a single one. */
export const ovipTimeout = timeoutField(60);

const call: Call = { vendor: 'ovip', catalogue: 'ovip', operation: 'sign in', effect: 'read' };

/** The client with the credential as item `itemIndex` sees it, certificate and key checked. */
export async function ovipClient(
	execution: IExecuteFunctions,
	itemIndex: number,
	pace: Pace,
): Promise<OvipClient> {
	const data = await readCredential(execution, credentialType, call, itemIndex);
	const timeoutMs = timeoutMsOf(execution, itemIndex, ovipTimeout, call);
	const { send, server, secrets } = access(execution, data, timeoutMs);
	return new OvipClient(pace.keepsTo(send), server, secrets);
}

/** Milliseconds; somebody looks at the list while it loads. */
const listingTimeoutMs = 30_000;

/** The client for a list in the editor, where there are no items. */
export async function listingClient(context: ILoadOptionsFunctions): Promise<OvipClient> {
	const data = await readCredential(context, credentialType, call);
	const { send, server, secrets } = access(context, data, listingTimeoutMs);
	return new OvipClient(send, server, secrets);
}

/** @throws {RefusedParameter} for a credential that cannot be right */
function access(
	execution: IExecuteFunctions | ILoadOptionsFunctions,
	data: ICredentialDataDecryptedObject,
	timeoutMs: number,
): { readonly send: Send; readonly server: string; readonly secrets: readonly string[] } {
	const read = readPartnerCredential(data, new Date());
	const credential = accepted(read, read.ok ? '' : read.field, call);
	const send = senderOf(execution, {
		type: credentialType,
		data,
		serverAddress: credential.serverAddress,
		clientCertificate: credential.identity !== undefined,
		renewsToken: false,
		timeoutMs,
	});
	return {
		send,
		server: serverNamed(credential.serverAddress),
		secrets: partnerSecrets(credential),
	};
}
