import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { goesOn, type BatchCall } from '../../sandbox/bridge/batch';
import { sandboxToken } from '../../sandbox/bridge';
import type { PimsMessage } from '../../sandbox/bridge/pims/message';
import { WrongBridge, type Asked, type Reply } from '../conformance/proxy';
import { callsOf, isBatch } from '../conformance/variant';

/** How long a batch waits for another one to come between its calls. */
const patienceMs = 1000;

/** Two that meet go on one after the other, the earlier one first. */
class Meeting {
	private release: (() => void) | undefined;

	async meet(): Promise<void> {
		if (this.release) {
			this.release();
			this.release = undefined;
			await pause(20);
			return;
		}
		const met = new Promise<void>((resolve) => (this.release = resolve));
		await Promise.race([met, pause(patienceMs, undefined, { ref: false })]);
		this.release = undefined;
	}
}

/**
 * A bridge whose batches are not atomic: between the selection of a car and what follows, another batch of the session
 * selects its own. It keeps no order of commands either. Everything else is the sandbox's.
 */
export async function interleavingBridge(sandbox: Sandbox): Promise<WrongBridge> {
	const meeting = new Meeting();
	return await WrongBridge.start(sandbox.url.bridge, sandboxToken, {
		answer: async (asked, pass) =>
			isBatch(asked) ? await interleaved(sandbox, asked, meeting) : await pass(asked),
	});
}

async function interleaved(sandbox: Sandbox, asked: Asked, meeting: Meeting): Promise<Reply> {
	const { sdk, events } = sandbox.bridge.session(asked.path.split('/')[2] ?? '');
	const cursor = events.now;
	const messages: PimsMessage[] = [];
	const calls: readonly object[] = callsOf(asked);
	for (const call of calls.filter(isCall)) {
		const message = await sdk.call(call);
		messages.push(message);
		if (!goesOn(call, message)) break;
		if (call.method === 'set' && call.api === 'pims.vehicle.vin') await meeting.meet();
	}
	return {
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ messages, cursor }),
	};
}

const isCall = (call: object): call is BatchCall => 'method' in call && 'api' in call;
