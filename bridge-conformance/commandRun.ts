import { setTimeout as pause } from 'node:timers/promises';
import { objectIn, textIn, type JsonObject } from '../nodes/shared/clients/json';
import { command, emptyCommand, read, selectCar, subscribeSignal } from './batches';
import { newKey, type Answer, type Bridge } from './bridge';
import { DeliveryRun } from './deliveryRun';
import { codeOf, cursorOf, described, messagesOf } from './expectations';
import { askMeanwhile, useUp, type Meanwhile } from './meanwhile';
import type { ConformanceOptions } from './options';
import type { CallbackReceiver } from './receiver';
import { Inconclusive } from './rule';
import { isOutcome, SignalReader, type Followed, type Poll } from './signalReader';

/** What one vehicle command showed. The rules judge it; nothing else is sent to the car. */
export interface CommandRun extends Followed, Meanwhile {
	readonly key: string;
	readonly vin: string;
	readonly answer: Answer;
	readonly outcome: JsonObject | undefined;
	/** Signals that had come before the batch was answered. */
	readonly known: readonly JsonObject[];
	/** Whether the command still had no outcome after `another` and `limited` had been answered. */
	readonly stillRunning: boolean;
	/** Once more, after the outcome: all signals; those after the batch's cursor, the first signal's and the last one's. */
	readonly again: readonly JsonObject[];
	readonly fromCursor: readonly JsonObject[];
	readonly fromFirst: readonly JsonObject[];
	readonly fromLast: readonly JsonObject[];
	/** Asked for with `wait` when all signals were there. */
	readonly late: Poll;
	/** Asked for without `after`. */
	readonly afterwards: Answer;
	/** Signals in the other session, if there is one. */
	readonly elsewhere: readonly JsonObject[];
	/** Another command, after the outcome. */
	readonly next: Answer | undefined;
	readonly standstill: string | undefined;
	readonly deliveries: DeliveryRun | undefined;
}

/** What a run needs to know. */
export interface RunPlan {
	readonly bridge: Bridge;
	readonly vin: string;
	readonly options: ConformanceOptions;
	readonly otherSession: string | undefined;
	readonly receiver: CallbackReceiver | undefined;
}

/** Calls after the command, so that signals come while the batch still runs. */
const readsBehind = 12;

/** A bridge whose deadline is shorter than this is not known; usual are 2 to 5 minutes. */
const shortestDeadlineMs = 60_000;

/** Seconds of `late`. */
export const lateWait = 4;

/** Sends the one command and watches it from all sides. */
export async function runCommand({
	bridge,
	vin,
	options,
	otherSession,
	receiver,
}: RunPlan): Promise<CommandRun> {
	const patienceMs = options.patience * 1000;
	const deliveries = receiver && new DeliveryRun(bridge, receiver, patienceMs);
	try {
		await deliveries?.begin();
		return await watch();
	} finally {
		await deliveries?.end();
	}

	async function watch(): Promise<CommandRun> {
		const reader = new SignalReader(bridge);
		const limited = await useUp(bridge);
		const there = otherSession === undefined ? '' : await positionIn(otherSession);
		const before = await positionIn(bridge.session);
		const reads = Array.from({ length: readsBehind }, () => read);
		const batch = [subscribeSignal, selectCar(vin), command(options.command), ...reads];
		const key = newKey();
		const sentAt = Date.now();
		const answer = await bridge.calls(batch, key);
		assertAccepted(answer);
		const known = await reader.since(before);

		const isOpen = async () =>
			!(await reader.since(before)).some(isOutcome) && Date.now() - sentAt < shortestDeadlineMs;
		// Somebody waits for signals while others ask.
		const [{ signals, polls }, [meanwhile, stillRunning]] = await Promise.all([
			reader.follow(before, patienceMs),
			askMeanwhile(bridge, vin, { batch, key, limited, isOpen }).then(
				async (asked) => [asked, await isOpen()] as const,
			),
		]);
		const outcome = signals.find(isOutcome);
		const from = async (cursor: string | undefined) =>
			cursor === undefined ? [] : (await reader.since(cursor)).slice(0, signals.length);
		const run = {
			...meanwhile,
			...{ key, vin, answer, outcome, stillRunning, deliveries, known, signals, polls },
			again: await from(before),
			fromCursor: await from(cursorOf(answer)),
			fromFirst: await from(textIn(signals.at(0) ?? {}, 'cursor')),
			fromLast: await from(textIn(signals.at(-1) ?? {}, 'cursor')),
			late: await reader.poll(before, signals.length > 0 ? lateWait : 0),
			afterwards: await bridge.events(),
			elsewhere: otherSession === undefined ? [] : await reader.since(there, otherSession),
			next: outcome && (await nextCommand(bridge, vin)),
		};
		await deliveries?.finish(signals.length);
		return { ...run, standstill: reader.standstill };
	}

	async function positionIn(session: string): Promise<string> {
		return cursorOf(await bridge.events(undefined, { session }));
	}
}

/** Events may be told a moment before the bridge has noted the outcome for itself. */
async function nextCommand(bridge: Bridge, vin: string): Promise<Answer> {
	const until = Date.now() + 3_000;
	for (;;) {
		const answer = await bridge.calls([selectCar(vin), emptyCommand], newKey());
		if (answer.status !== 409 || Date.now() > until) return answer;
		await pause(300);
	}
}

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
