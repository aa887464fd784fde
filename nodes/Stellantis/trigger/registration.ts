import { createHash, randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { textIn } from '../../shared/clients/json';
import { CallbackClient, type EventSubscription } from '../../shared/clients/pimsCallbacks';
import { nodeError } from '../../shared/execution/failedItem';
import { accepted, failureOfThrown } from '../../shared/execution/parameters';
import { senderOf } from '../../shared/execution/sender';
import type { Call } from '../../shared/failures/evidence';
import type { Result } from '../../shared/failures/failure';
import { parseSessionName } from '../../shared/values/sessionName';
import { eventSources } from '../../shared/vehicle/vehicleEvents';
import { StaticMemory } from './staticMemory';

const credentialType = 'stellantisBridgeApi';
const timeoutMs = 30_000;
const call: Call = { vendor: 'pims', catalogue: 'bridge', operation: 'callback', effect: 'read' };

const chargeEvents = ['chargeFinished', 'chargeInterrupted'];

function subscriptionsOf(hook: IHookFunctions): EventSubscription[] {
	const events: unknown = hook.getNodeParameter('events', []);
	const wanted = Array.isArray(events) ? events.map(String) : [];
	return [
		...(wanted.some((event) => !chargeEvents.includes(event)) ? [eventSources.signal] : []),
		...(wanted.some((event) => chargeEvents.includes(event)) ? [eventSources.charge] : []),
	];
}

/** One per address, so that a test run, another workflow and another n8n have callbacks of their own. */
const idOf = (url: string): string =>
	`n8n-${createHash('sha256').update(url).digest('hex').slice(0, 32)}`;

const memoryOf = (hook: IHookFunctions): StaticMemory =>
	new StaticMemory(hook.getWorkflowStaticData('node'));

const urlOf = (hook: IHookFunctions): string => hook.getNodeWebhookUrl('default') ?? '';

async function clientOf(hook: IHookFunctions): Promise<CallbackClient> {
	const data = await hook.getCredentials(credentialType);
	const send = senderOf(hook, {
		type: credentialType,
		data,
		serverAddress: textIn(data, 'bridgeUrl') ?? '',
		renewsToken: false,
		timeoutMs,
	});
	const session = accepted(parseSessionName(data['session']), 'Session', call);
	return new CallbackClient(send, session, [textIn(data, 'token') ?? '']);
}

/** What a hook's work gives; its failure is thrown as n8n shows it at activation. */
async function settled<T>(
	hook: IHookFunctions,
	work: (client: CallbackClient) => Promise<Result<T>>,
): Promise<T> {
	let result: Result<T>;
	try {
		result = await work(await clientOf(hook));
	} catch (error) {
		result = { ok: false, failure: failureOfThrown(error, call) };
	}
	if (!result.ok) throw nodeError(hook.getNode(), result.failure, 0);
	return result.value;
}

/** Whether the bridge delivers here what is wanted, under a secret that we know. */
export async function isRegistered(hook: IHookFunctions): Promise<boolean> {
	const url = urlOf(hook);
	const memory = memoryOf(hook);
	if (memory.secret === '' || memory.callbackId !== idOf(url)) return false;
	const callback = await settled(hook, async (client) => await client.find(idOf(url)));
	return (
		callback?.url === url &&
		JSON.stringify(callback.subscriptions) === JSON.stringify(subscriptionsOf(hook))
	);
}

/** Registers; replaces a callback of ours that lost its secret or wants other events, or has another address. */
export async function register(hook: IHookFunctions): Promise<boolean> {
	const url = urlOf(hook);
	const memory = memoryOf(hook);
	const secret = randomBytes(32).toString('hex');
	await settled(hook, async (client) => {
		const { callbackId } = memory;
		if (callbackId !== undefined && callbackId !== idOf(url)) await client.remove(callbackId);
		return await client.put(idOf(url), { url, secret, subscriptions: subscriptionsOf(hook) });
	});
	memory.registered(idOf(url), secret);
	return true;
}

export async function unregister(hook: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(hook);
	const id = memory.callbackId ?? idOf(urlOf(hook));
	await settled(hook, async (client) => await client.remove(id));
	memory.forget();
	return true;
}
