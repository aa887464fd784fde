import { randomBytes } from 'node:crypto';

/** One request that reached a hook. */
export interface Received {
	readonly method: string;
	readonly contentType: string;
	readonly signature: string;
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly reply: HookReply;
}

export interface HookReply {
	/** `none`: the connection is cut without an answer. */
	readonly status: number | 'none';
	/** How long the answer is held back. */
	readonly holdMs?: number;
}

export const isTaken = ({ reply: { status } }: Received): boolean =>
	status !== 'none' && status >= 200 && status < 300;

/** An address for deliveries: one callback's, with a secret of its own and a script of what it answers. */
export class Hook {
	readonly received: Received[] = [];
	/** Key of the signatures. */
	readonly secret = randomBytes(24).toString('hex');

	/** @param script what the first requests are answered, one after the other; all that follow get `after` */
	constructor(
		readonly url: string,
		private readonly script: readonly HookReply[],
		private readonly after: HookReply,
	) {}

	take(request: Omit<Received, 'reply'>): HookReply {
		const reply = this.script[this.received.length] ?? this.after;
		this.received.push({ ...request, reply });
		return reply;
	}

	/** Milliseconds between the tries of what came first. */
	get pauses(): readonly number[] {
		const [first] = this.received;
		const times = this.received.filter(({ text }) => text === first?.text).map(({ at }) => at);
		return times.slice(1).map((at, index) => at - (times[index] ?? at));
	}

	/** What was taken, a delivery that came twice counted once. */
	get taken(): number {
		return new Set(this.received.filter(isTaken).map(({ text }) => text)).size;
	}
}
