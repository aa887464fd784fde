import type { IExecuteFunctions } from 'n8n-workflow';
import { textIn } from '../shared/clients/json';
import { PimsBridgeClient, type BridgeOptions } from '../shared/clients/pimsBridge';
import { accepted } from '../shared/execution/parameters';
import { clockOf } from '../shared/execution/clock';
import type { Pace } from '../shared/execution/pace';
import { senderOf } from '../shared/execution/sender';
import { timeoutField, timeoutMsOf } from '../shared/execution/timeoutField';
import type { Call } from '../shared/failures/evidence';
import { parsePinCode } from '../shared/values/pinCode';
import { parseSessionName } from '../shared/values/sessionName';
import { BridgeTransport } from '../shared/vehicle/bridgeTransport';
import type { VehicleTransport } from '../shared/vehicle/vehicleTransport';

/** What the operations of the node work with. */
export interface StellantisClients {
	readonly bridge: PimsBridgeClient;
	readonly vehicles: VehicleTransport;
}

const credentialType = 'stellantisBridgeApi';

/** Longer than the SDK's own time-out for a call, so that its answer is not missed. */
export const bridgeTimeout = timeoutField(90);

/** Milliseconds to wait while the session is busy with somebody else's command. */
const patienceMs = 120_000;

const dialects: Readonly<Record<string, BridgeOptions['dialect']>> = { '2.0': '2.0', '2.1': '2.1' };

const call: Call = { vendor: 'pims', catalogue: 'bridge', operation: 'sign in', effect: 'read' };

/** The bridge's clients with the credential of one item. */
export async function stellantisClients(
	execution: IExecuteFunctions,
	itemIndex: number,
	pace: Pace,
): Promise<StellantisClients> {
	const data = await execution.getCredentials(credentialType, itemIndex);
	const send = senderOf(execution, {
		type: credentialType,
		data,
		serverAddress: textIn(data, 'bridgeUrl') ?? '',
		renewsToken: false,
		timeoutMs: timeoutMsOf(execution, itemIndex, bridgeTimeout, call),
	});
	const clock = clockOf(execution);
	const pin = textIn(data, 'pin') ?? '';
	const bridge = new PimsBridgeClient(pace.keepsTo(send), {
		...clock,
		session: accepted(parseSessionName(data['session']), 'Session', call),
		dialect: dialects[textIn(data, 'sdkVersion') ?? ''] ?? 'automatic',
		...(pin !== '' && { pin: accepted(parsePinCode(pin), 'PIN', call) }),
		secrets: [textIn(data, 'token') ?? '', pin].filter((secret) => secret !== ''),
		patienceMs,
	});
	return { bridge, vehicles: new BridgeTransport(bridge, clock) };
}
