import { objectIn, textIn, type JsonObject } from '../nodes/shared/clients/json';
import { signalApi } from '../nodes/shared/clients/pimsVehicleCalls';
import { command, emptyCommand, read, selectCar, subscribeSignal } from './batches';
import { newKey, type Answer } from './bridge';
import { codeOf, cursorOf, described, eventsOf, messagesOf } from './expectations';
import { CallbackReceiver } from './receiver';
import { Inconclusive } from './rule';
import type { Subject } from './subject';

/** What one vehicle command showed. The rules judge it; nothing else is sent to the car. */
export interface CommandRun {
	readonly key: string;
	readonly vin: string;
	readonly answer: Answer;
	/** Events of the signal from before the request on, up to the outcome. */
	readonly signals: readonly JsonObject[];
	/** The same, read from the cursor of the answer on. */
	readonly signalsFromCursor: readonly JsonObject[];
	readonly outcome: JsonObject | undefined;
	/** Whether the command had no outcome yet when these two were sent. */
	readonly wasRunning: boolean;
	/** Another command, under another key. */
	readonly another: Answer;
	readonly anotherKey: string;
	readonly readMeanwhile: Answer;
	/** The request again, under its key, after the outcome. */
	readonly replay: Answer;
}

/** Calls after the command, so that signals come while the batch still runs. */
const readsBehind = 12;

export const callbackId = 'conformance';

/** Sends the one command and watches it from all sides. */
export async function runCommand(
	{ bridge, vin, options }: Subject,
	receiver: CallbackReceiver | undefined,
): Promise<CommandRun> {
	const patienceMs = options.patience * 1000;
	if (receiver) {
		const { url, secret } = receiver;
		await bridge.putCallback(callbackId, { url, secret, subscriptions: [{ api: signalApi }] });
	}
	const before = cursorOf(await bridge.events());
	const batch = [
		subscribeSignal,
		selectCar(vin),
		command(options.command),
		...Array.from({ length: readsBehind }, () => read),
	];
	const [key, anotherKey] = [newKey(), newKey()];
	const answer = await bridge.calls(batch, key);
	assertAccepted(answer);

	const wasRunning = !(await signalsSince(before)).some(isOutcome);
	const another = await bridge.calls([selectCar(vin), emptyCommand], anotherKey);
	const readMeanwhile = await bridge.calls([read]);

	const signals = await untilOutcome();
	const replay = await bridge.calls(batch, key);
	const signalsFromCursor = (await signalsSince(cursorOf(answer))).slice(0, signals.length);
	if (receiver) {
		await receiver.first(CallbackReceiver.triesFor(signals.length), patienceMs);
		await bridge.deleteCallback(callbackId);
	}
	return {
		key,
		vin,
		answer,
		signals,
		signalsFromCursor,
		outcome: signals.find(isOutcome),
		wasRunning,
		another,
		anotherKey,
		readMeanwhile,
		replay,
	};

	async function signalsSince(start: string, wait = 0): Promise<JsonObject[]> {
		const found: JsonObject[] = [];
		for (let cursor = start, seconds = wait; ; seconds = 0) {
			const page = await bridge.events(cursor, { wait: seconds });
			const events = eventsOf(page);
			if (events.length === 0) return found;
			found.push(...events.filter((event) => event['api'] === signalApi));
			cursor = cursorOf(page);
		}
	}

	async function untilOutcome(): Promise<JsonObject[]> {
		const until = Date.now() + patienceMs;
		for (;;) {
			const found = await signalsSince(before);
			if (found.some(isOutcome)) return found.slice(0, found.findIndex(isOutcome) + 1);
			if (Date.now() > until) return found;
			const last = textIn(found.at(-1) ?? {}, 'cursor') ?? before;
			const wait = Math.max(1, Math.min(20, Math.floor((until - Date.now()) / 1000)));
			await bridge.events(last, { wait });
		}
	}
}

export const isOutcome = (event: JsonObject): boolean => {
	const message = objectIn(event, 'message');
	return 'error' in message || textIn(objectIn(message, 'result'), 'code') === '200';
};

/** What a car or its account makes of a command is not the bridge's fault. */
function assertAccepted(answer: Answer): void {
	if (answer.status !== 200) {
		throw new Inconclusive(`the batch with the command was answered ${described(answer)}`);
	}
	const upToCommand = messagesOf(answer).slice(0, 3);
	const refusal = upToCommand.find((message) => 'error' in message && codeOf(message) !== 2005);
	if (!refusal && upToCommand.length === 3) return;
	const error = objectIn(refusal ?? {}, 'error');
	throw new Inconclusive(
		`the SDK did not take the command: ${textIn(error, 'code')} ${textIn(error, 'label')}`,
	);
}
