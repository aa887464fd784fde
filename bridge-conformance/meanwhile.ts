import type { PimsCall } from '../nodes/shared/clients/pimsCalls';
import { counted, emptyCommand, limitOf, read, selectCar } from './batches';
import { newKey, type Answer, type Bridge } from './bridge';

/** What was asked while the command had, as far as was known, no outcome. Nothing of it reaches a car. */
export interface Meanwhile {
	/** Another command, under another key. */
	readonly another: Answer;
	readonly anotherKey: string;
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

export async function askMeanwhile(
	bridge: Bridge,
	vin: string,
	sent: { readonly batch: readonly PimsCall[]; readonly key: string; readonly limited: PimsCall },
): Promise<Meanwhile> {
	const anotherKey = newKey();
	const another = await bridge.calls([selectCar(vin), emptyCommand], anotherKey);
	const limited = await bridge.calls([selectCar(vin), sent.limited], newKey());
	const replay = await bridge.calls(sent.batch, sent.key);
	const reused = await bridge.calls([selectCar(vin), emptyCommand], sent.key);
	const selection = await bridge.calls([selectCar(vin)], newKey());
	const reading = await bridge.calls([read]);
	return { another, anotherKey, limited, replay, reused, selection, reading };
}
