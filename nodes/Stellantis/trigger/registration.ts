import { createHash, randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { textIn } from '../../shared/clients/json';
import { CallbackClient } from '../../shared/clients/pimsCallbacks';
import { nodeError } from '../../shared/execution/failedItem';
import { readCredential } from '../../shared/execution/credential';
import { accepted, failureOfThrown } from '../../shared/execution/refusal';
import { senderOf } from '../../shared/execution/sender';
import { failed, type Result } from '../../shared/failures/failure';
import { parseServerAddress } from '../../shared/values/serverAddress';
import { parseSessionName, type SessionName } from '../../shared/values/sessionName';
import { subscriptionsFor } from '../../shared/vehicle/vehicleEvents';
import { StaticMemory } from './staticMemory';
import { call, wishOf } from './wish';

const credentialType = 'stellantisBridgeApi';
const timeoutMs = 30_000;

/** The bridge of the credential: its session, and the callbacks of any session. */
interface Bridge {
	readonly session: SessionName;
	readonly callbacksOf: (session: SessionName) => CallbackClient;
}

async function bridgeOf(hook: IHookFunctions): Promise<Bridge> {
	const data = await readCredential(hook, credentialType, call);
	const send = senderOf(hook, {
		type: credentialType,
		data,
		serverAddress: accepted(parseServerAddress(data['bridgeUrl']), 'Bridge URL', call),
		renewsToken: false,
		timeoutMs,
	});
	return {
		session: accepted(parseSessionName(data['session']), 'Session', call),
		callbacksOf: (session) => new CallbackClient(send, session, [textIn(data, 'token') ?? '']),
	};
}

/** One per address, so that a test run, another workflow and another n8n have callbacks of their own. */
const idOf = (url: string): string =>
	`n8n-${createHash('sha256').update(url).digest('hex').slice(0, 32)}`;

const memoryOf = (hook: IHookFunctions): StaticMemory =>
	new StaticMemory(hook.getWorkflowStaticData('node'));

const urlOf = (hook: IHookFunctions): string => hook.getNodeWebhookUrl('default') ?? '';

/** The result of a hook's work, whatever it throws on the way. */
async function resultOf(work: () => Promise<Result<void>>): Promise<Result<void>> {
	try {
		return await work();
	} catch (error) {
		return failed(failureOfThrown(error, call));
	}
}

/**
 * Has the bridge deliver here what is wanted, under a secret that only the two know. One request makes the callback,
 * adopts the one that is there, and repairs one that was lost or wants something else: the same secret is sent again,
 * so that none can be wrong after an answer was lost. A callback of an earlier address or session is removed.
 * @throws {NodeApiError} as n8n shows it at activation
 */
export async function register(hook: IHookFunctions): Promise<boolean> {
	const url = urlOf(hook);
	const id = idOf(url);
	const memory = memoryOf(hook);
	const secret = memory.secret === '' ? randomBytes(32).toString('hex') : memory.secret;
	const registered = await resultOf(async () => {
		const { events } = wishOf(hook);
		const bridge = await bridgeOf(hook);
		const removed = await removeEarlier(bridge, memory, id);
		if (!removed.ok) return removed;
		const subscriptions = subscriptionsFor(events);
		const put = await bridge.callbacksOf(bridge.session).put(id, { url, secret, subscriptions });
		if (put.ok) memory.registered(bridge.session, id, secret);
		return put;
	});
	if (!registered.ok) throw nodeError(hook.getNode(), registered.failure);
	return true;
}

async function removeEarlier(
	{ session, callbacksOf }: Bridge,
	{ callback }: StaticMemory,
	id: string,
): Promise<Result<void>> {
	const earlier = parseSessionName(callback?.session);
	if (callback === undefined || !earlier.ok) return { ok: true, value: undefined };
	if (callback.id === id && earlier.value === session) return { ok: true, value: undefined };
	const removed = await callbacksOf(earlier.value).remove(callback.id);
	// The token may no longer be good for another session; that must not hold up this one.
	return earlier.value === session ? removed : { ok: true, value: undefined };
}

/**
 * Ends the deliveries. A bridge that cannot be asked does not hold up n8n: what is known of the callback is kept, and
 * the next activation adopts it.
 */
export async function unregister(hook: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(hook);
	const removed = await resultOf(async () => {
		const bridge = await bridgeOf(hook);
		const session = parseSessionName(memory.callback?.session);
		return await bridge
			.callbacksOf(session.ok ? session.value : bridge.session)
			.remove(memory.callback?.id ?? idOf(urlOf(hook)));
	});
	if (removed.ok) memory.forget();
	else hook.logger.warn(`Stellantis Trigger: ${removed.failure.message}`);
	return removed.ok;
}
