import type { IExecuteFunctions } from 'n8n-workflow';
import { OvipClient } from '../shared/clients/ovip';
import { partnerSecrets, readPartnerCredential } from '../shared/clients/partnerCredential';
import { accepted } from '../shared/execution/parameters';
import type { Pace } from '../shared/execution/pace';
import { senderOf } from '../shared/execution/sender';
import { timeoutField, timeoutMsOf } from '../shared/execution/timeoutField';
import type { Call } from '../shared/failures/evidence';

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
	const data = await execution.getCredentials(credentialType, itemIndex);
	const read = readPartnerCredential(data, new Date());
	const credential = accepted(read, read.ok ? '' : read.field, call);
	const send = senderOf(execution, {
		type: credentialType,
		data,
		serverAddress: credential.serverAddress,
		renewsToken: false,
		timeoutMs: timeoutMsOf(execution, itemIndex, ovipTimeout, call),
	});
	return new OvipClient(pace.keepsTo(send), partnerSecrets(credential));
}
