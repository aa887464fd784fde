import { retryAfterMs } from '../clients/retryAfter';
import type { Send, Sent } from '../clients/send';
import type { ExecutionClock } from './clock';

/** A longer wait is the user's to decide: the item then fails and says how long. */
const longestWaitMs = 30_000;

/** How often one request is sent again after being turned away. */
const mostWaits = 3;

/**
 * The pace of one run of a node: a vendor that turns a request away with 429 and `Retry-After` slows all of its
 * requests, not only that one. What was turned away was not acted on, so it is sent again, writes too.
 */
export class Pace {
	private openAt = 0;

	constructor(private readonly clock: ExecutionClock) {}

	/** The same sender, in step with the others of this run. */
	keepsTo(send: Send): Send {
		return async (request) => {
			for (let waits = 0; ; waits++) {
				await this.open();
				const sent = await send(request);
				const wait = waitAskedBy(sent);
				if (wait === undefined || wait > longestWaitMs || waits === mostWaits) return sent;
				this.openAt = Math.max(this.openAt, this.clock.now() + wait);
			}
		};
	}

	private async open(): Promise<void> {
		for (let left = this.left(); left > 0; left = this.left()) await this.clock.pause(left);
	}

	private left(): number {
		return this.openAt - this.clock.now();
	}
}

const waitAskedBy = (sent: Sent): number | undefined =>
	sent.answered && sent.answer.status === 429 ? retryAfterMs(sent.answer) : undefined;
