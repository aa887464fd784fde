import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { choiceIn } from '../shared/clients/credentialChoice';
import { textIn } from '../shared/clients/json';
import { PimsBridgeClient, type BridgeOptions } from '../shared/clients/pimsBridge';
import { sdkVersions } from '../shared/clients/pimsCalls';
import { Parameters } from '../shared/execution/parameters';
import { accepted } from '../shared/execution/refusal';
import type { Send } from '../shared/clients/send';
import { clockOf, type ExecutionClock } from '../shared/execution/clock';
import { readCredential } from '../shared/execution/credential';
import type { ChoiceField } from '../shared/execution/fieldKinds';
import { GuessMemory, guessesOf } from '../shared/execution/guessMemory';
import type { Pace } from '../shared/execution/pace';
import { senderOf, type SendingCredential } from '../shared/execution/sender';
import { timeoutField, timeoutMsOf } from '../shared/execution/timeoutField';
import type { Call } from '../shared/failures/evidence';
import { parsePinCode } from '../shared/values/pinCode';
import { parseServerAddress, type ServerAddress } from '../shared/values/serverAddress';
import { parseSessionName } from '../shared/values/sessionName';
import { BridgeTransport } from '../shared/vehicle/bridgeTransport';
import type { VehicleTransport } from '../shared/vehicle/vehicleTransport';

/** What the operations of the node work with. */
export interface StellantisClients {
	readonly bridge: PimsBridgeClient;
	readonly vehicles: VehicleTransport;
}

const credentialType = 'stellantisBridgeApi';

export const connectThroughField: ChoiceField<'bridge'> = {
	displayName: 'Connect Through',
	name: 'connectThrough',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Mobile SDK Bridge',
			value: 'bridge',
			description: 'An HTTP service beside an app that has the Stellantis Mobile SDK',
		},
	],
	default: 'bridge',
	description: 'How the car is reached',
};

/** Longer than the SDK's own time-out for a call, so that its answer is not missed. */
export const bridgeTimeout = timeoutField(90);

/** Milliseconds to wait while the session is busy with somebody else's command. */
const patienceMs = 120_000;

const call: Call = { vendor: 'pims', catalogue: 'bridge', operation: 'sign in', effect: 'read' };

/** The bridge's clients with the credential of one item. */
export async function stellantisClients(
	execution: IExecuteFunctions,
	itemIndex: number,
	pace: Pace,
): Promise<StellantisClients> {
	new Parameters(execution, itemIndex, call).choice(connectThroughField);
	const data = await readCredential(execution, credentialType, call, itemIndex);
	const timeoutMs = timeoutMsOf(execution, itemIndex, bridgeTimeout, call);
	const send = senderOf(execution, sending(data, timeoutMs));
	const clock = clockOf(execution);
	const guesses = guessesOf(execution, addressIn(data));
	const bridge = bridgeOf(pace.keepsTo(send), data, { ...clock, guesses });
	return { bridge, vehicles: new BridgeTransport(bridge, clock) };
}

/** What failures of a list in the editor are told of. */
export const listingCall: Call = { ...call, operation: 'GET /sessions/{session}' };

/** Milliseconds; somebody looks at the list while it loads. */
const listingTimeoutMs = 20_000;

/** The bridge for a list in the editor, where there are no items and nothing to cancel. */
export async function listingBridge(context: ILoadOptionsFunctions): Promise<PimsBridgeClient> {
	const data = await readCredential(context, credentialType, call);
	return bridgeOf(senderOf(context, sending(data, listingTimeoutMs)), data, {
		now: () => Date.now(),
		pause: async (milliseconds) => await sleep(milliseconds),
		guesses: new GuessMemory(),
	});
}

/** @throws {RefusedParameter} for a bridge whose address cannot be one */
const addressIn = (data: ICredentialDataDecryptedObject): ServerAddress =>
	accepted(parseServerAddress(data['bridgeUrl']), 'Bridge URL', call);

const sending = (data: ICredentialDataDecryptedObject, timeoutMs: number): SendingCredential => ({
	type: credentialType,
	data,
	serverAddress: addressIn(data),
	renewsToken: false,
	timeoutMs,
});

/** @throws {RefusedParameter} for a session or a PIN that cannot be one */
function bridgeOf(
	send: Send,
	data: ICredentialDataDecryptedObject,
	surroundings: ExecutionClock & Pick<BridgeOptions, 'guesses'>,
): PimsBridgeClient {
	const pin = textIn(data, 'pin') ?? '';
	return new PimsBridgeClient(send, {
		...surroundings,
		session: accepted(parseSessionName(data['session']), 'Session', call),
		dialect: accepted(choiceIn(data, 'sdkVersion', sdkVersions, 'automatic'), 'SDK Version', call),
		...(pin !== '' && { pin: accepted(parsePinCode(pin), 'PIN', call) }),
		secrets: [textIn(data, 'token') ?? '', pin].filter((secret) => secret !== ''),
		patienceMs,
	});
}
