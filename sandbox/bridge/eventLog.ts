import type { Clock } from '../contract';
import { BridgeProblem } from './http/problem';
import type { PimsMessage } from './pims/message';
import type { BridgeSettings } from './settings';

/** An event as the contract has it. */
export interface BridgeEvent {
	readonly cursor: string;
	readonly receivedAt: string;
	readonly api: string;
	readonly vin?: string;
	readonly command?: string;
	readonly message: PimsMessage;
}

export interface EventPage {
	readonly events: readonly BridgeEvent[];
	readonly cursor: string;
}

/** Whose cursors these are. A later life of the same bridge no longer has the events of an earlier one. */
export interface CursorScope {
	readonly bridge: string;
	readonly life: number;
	readonly session: string;
}

/** The events of one session, kept for a while and waited for. A position is the number of events before it. */
export class EventLog {
	private kept: Array<{ readonly at: number; readonly event: BridgeEvent }> = [];
	private dropped = 0;
	private readonly waiting = new Set<() => void>();
	private closed = false;

	constructor(
		private readonly scope: CursorScope,
		private readonly clock: Clock,
		private readonly settings: BridgeSettings,
	) {}

	/** The cursor for everything from now on. */
	get now(): string {
		return this.cursorAt(this.dropped + this.kept.length);
	}

	append(event: Omit<BridgeEvent, 'cursor' | 'receivedAt'>): BridgeEvent {
		this.forgetOld();
		const at = this.clock.now();
		const complete: BridgeEvent = {
			cursor: this.cursorAt(this.dropped + this.kept.length + 1),
			receivedAt: new Date(at).toISOString(),
			...event,
		};
		this.kept.push({ at, event: complete });
		this.wake();
		return complete;
	}

	/** Events after a cursor; waits for the first one, in real time, unless somebody hangs up. */
	async after(cursor: string | undefined, waitMs: number, gone: AbortSignal): Promise<EventPage> {
		const position = this.positionOf(cursor ?? this.now);
		const mayWait = waitMs > 0 && !this.closed && !gone.aborted;
		if (mayWait && this.since(position).length === 0) await this.nextEvent(waitMs, gone);
		const events = this.since(position);
		return { events, cursor: events.at(-1)?.cursor ?? this.cursorAt(position) };
	}

	/** Lets all who wait go, with what there is; nobody waits here any more. */
	close(): void {
		this.closed = true;
		this.wake();
	}

	private wake(): void {
		for (const go of [...this.waiting]) go();
	}

	private since(position: number): BridgeEvent[] {
		this.forgetOld();
		if (position < this.dropped) throw new BridgeProblem('cursor-expired');
		return this.kept.slice(position - this.dropped).map(({ event }) => event);
	}

	private nextEvent(waitMs: number, gone: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			const go = () => {
				clearTimeout(timer);
				this.waiting.delete(go);
				gone.removeEventListener('abort', go);
				resolve();
			};
			const timer = setTimeout(go, waitMs);
			this.waiting.add(go);
			gone.addEventListener('abort', go);
		});
	}

	private forgetOld(): void {
		const oldest = this.clock.now() - this.settings.eventsKeptMs;
		const first = this.kept.findIndex(({ at }) => at >= oldest);
		const old = first === -1 ? this.kept.length : first;
		this.kept.splice(0, old);
		this.dropped += old;
	}

	private cursorAt(position: number): string {
		const { bridge, life, session } = this.scope;
		return Buffer.from([bridge, life, position, session].join(':')).toString('base64url');
	}

	private positionOf(cursor: string): number {
		const text = Buffer.from(cursor, 'base64url').toString();
		const [bridge, life, position, session] = text.split(':');
		const ours = bridge === this.scope.bridge && session === this.scope.session;
		if (!ours || !isCount(life) || !isCount(position)) throw new BridgeProblem('foreign-cursor');
		if (Number(life) < this.scope.life) throw new BridgeProblem('cursor-expired');
		if (Number(position) > this.dropped + this.kept.length) {
			throw new BridgeProblem('foreign-cursor');
		}
		return Number(position);
	}
}

const isCount = (text: string | undefined): text is string => /^\d{1,9}$/.test(text ?? '');
