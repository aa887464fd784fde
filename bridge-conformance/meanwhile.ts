import { setTimeout as pause } from 'node:timers/promises';
import type { PimsCall } from '../nodes/shared/clients/pimsCalls';
import { counted, emptyCommand, limitOf, read, selectCar } from './batches';
import { newKey, type Answer, type Bridge } from './bridge';

/** What was asked while the command had, as far as was known, no outcome. Nothing of it reaches a car. */
export interface Meanwhile {
	/** Another command, under another key. */
	readonly another: Answer;
	readonly anotherKey: string;
	/** For how long `another` had been on its way, unanswered, while the command had no outcome. */
	readonly waitedMs: number;
	/** Another command whose limit is used up. */
	readonly limited: Answer;
	/** The command's own request again. */
	readonly replay: Answer;
	/** Another command under the key of the first. */
	readonly reused: Answer;
	/** The car selected again, without a command. */
	readonly selection: Answer;
	readonly reading: Answer;
}

/** To be made before the command: a limit that is used up. */
export async function useUp(bridge: Bridge): Promise<PimsCall> {
	const limit = limitOf(1);
	await bridge.calls([counted(limit)]);
	return { ...emptyCommand, limit };
}

/** What was sent to the car, and how to see that it has no outcome yet. */
export interface Sent {
	readonly batch: readonly PimsCall[];
	readonly key: string;
	readonly limited: PimsCall;
	readonly isOpen: () => Promise<boolean>;
}

export async function askMeanwhile(bridge: Bridge, vin: string, sent: Sent): Promise<Meanwhile> {
	const anotherKey = newKey();
	const asked = bridge.calls([selectCar(vin), emptyCommand], anotherKey);
	const waitedMs = await openWhile(asked, sent.isOpen);
	const another = await asked;
	const limited = await bridge.calls([selectCar(vin), sent.limited], newKey());
	const replay = await bridge.calls(sent.batch, sent.key);
	const reused = await bridge.calls([selectCar(vin), emptyCommand], sent.key);
	const selection = await bridge.calls([selectCar(vin)], newKey());
	const reading = await bridge.calls([read]);
	return { another, waitedMs, anotherKey, limited, replay, reused, selection, reading };
}

/** Between two looks. */
const lookMs = 200;

/** For how long something was surely still open while a request waited for its answer; 0 if that came at once. */
async function openWhile(asked: Promise<unknown>, isOpen: () => Promise<boolean>): Promise<number> {
	const start = Date.now();
	let waitedMs = 0;
	let isAnswered = false;
	const answered = asked.finally(() => {
		isAnswered = true;
	});
	for (;;) {
		await Promise.race([answered, pause(lookMs)]);
		if (isAnswered) return waitedMs;
		const looked = Date.now();
		if (!(await isOpen())) return waitedMs;
		waitedMs = looked - start;
	}
}
