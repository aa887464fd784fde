import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { goesOn, type BatchCall } from '../../sandbox/bridge/batch';
import { sandboxToken } from '../../sandbox/bridge';
import type { PimsMessage } from '../../sandbox/bridge/pims/message';
import { WrongBridge, type Asked, type Reply } from '../conformance/proxy';
import { callsOf, isBatch } from '../conformance/variant';

/** How long a batch waits for another one to come between its calls: so long that on a busy machine it comes. */
const patienceMs = 20_000;

interface Waiting {
	/** Lets it go on. */
	readonly join: () => void;
	/** When its batch is over. */
	readonly over: Promise<void>;
}

/** Of two that meet the earlier one goes on, then the later one. */
class Meeting {
	private waiting: Waiting | undefined;

	/** @returns to be called when the batch is over */
	async meet(): Promise<() => void> {
		const earlier = this.waiting;
		if (earlier) {
			this.waiting = undefined;
			earlier.join();
			await earlier.over;
			return () => undefined;
		}
		return await new Promise((goOn) => {
			let leave = (): void => undefined;
			const over = new Promise<void>((resolve) => (leave = resolve));
			const mine: Waiting = { join: () => goOn(leave), over };
			this.waiting = mine;
			void pause(patienceMs, undefined, { ref: false }).then(() => {
				if (this.waiting === mine) this.waiting = undefined;
				goOn(leave);
			});
		});
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
	let leave = (): void => undefined;
	for (const call of calls.filter(isCall)) {
		const message = await sdk.call(call);
		messages.push(message);
		if (!goesOn(call, message)) break;
		if (call.method === 'set' && call.api === 'pims.vehicle.vin') leave = await meeting.meet();
	}
	leave();
	return {
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ messages, cursor }),
	};
}

const isCall = (call: object): call is BatchCall => 'method' in call && 'api' in call;
