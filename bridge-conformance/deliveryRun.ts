import { signalApi } from '../nodes/shared/clients/pimsVehicleCalls';
import type { JsonObject } from '../nodes/shared/clients/json';
import type { Answer, Bridge } from './bridge';
import type { Hook } from './hook';
import type { CallbackReceiver } from './receiver';

const signal = { api: signalApi };
/** The only other subscription that the contract's document names. */
const chargeEnd = {
	api: 'pims.vehicle.event',
	parameters: { actionType: 'remote', type: ['remoteChargeFinished'] },
};

/** The longest that an answer is held back; a bridge has to wait 10 s. */
const longestHoldMs = 8_000;

/** How many tries of one delivery the script of `main` takes. */
export const triesOfFirst = 3;

/** What is delivered while the command runs, to callbacks that differ in how they answer. */
export class DeliveryRun {
	/** For how long answers are held back. */
	readonly holdMs: number;
	/** First redirects, then refuses (late), then takes everything with 202. */
	readonly main: Hook;
	/** Takes everything with 204, the first late. */
	readonly slow: Hook;
	/** Never takes anything, in different ways. */
	readonly refusing: Hook;
	/** Refuses until it is replaced: by another address with another secret. */
	readonly replaced: Hook;
	readonly replacement: Hook;
	/** When the bridge had answered the replacement. */
	replacedAt = Infinity;
	/** Refuses, and is deleted after the first try. */
	readonly removed: Hook;
	removedAt = Infinity;
	/** Did not ask for signals. */
	readonly elsewhere: Hook;
	/** What became of the registrations. */
	readonly puts = new Map<string, Answer>();
	private reaction: Promise<unknown> = Promise.resolve();
	private isOver = false;

	constructor(
		private readonly bridge: Bridge,
		readonly receiver: CallbackReceiver,
		private readonly patienceMs: number,
	) {
		this.holdMs = Math.min(longestHoldMs, patienceMs / 4);
		const refused = { status: 503 };
		const held = { holdMs: this.holdMs };
		this.main = receiver.hook('main', [{ status: 307 }, { status: 500, ...held }], { status: 202 });
		this.slow = receiver.hook('slow', [{ status: 204, ...held }], { status: 204 });
		const different = [{ status: 410 }, { status: 'none' }, { status: 404 }] as const;
		this.refusing = receiver.hook('refusing', different, refused);
		this.replaced = receiver.hook('replaced', [], refused);
		this.replacement = receiver.hook('replacement', [], { status: 200 });
		this.removed = receiver.hook('removed', [], refused);
		this.elsewhere = receiver.hook('elsewhere', [], { status: 200 });
	}

	/** Registers the callbacks and lets things take their course. */
	async begin(): Promise<void> {
		const { main, slow, refusing, replaced, removed, elsewhere } = this;
		for (const [id, hook] of Object.entries({ main, slow, refusing, replaced, removed })) {
			await this.put(id, hook, signal);
		}
		await this.put('elsewhere', elsewhere, chargeEnd);
		this.reaction = Promise.all([this.replace(), this.remove()]);
	}

	/** Waits until all that is to come has come, for as many events. */
	async finish(events: number): Promise<void> {
		if (events === 0) return;
		await this.receiver.until(() => this.isComplete(events), this.patienceMs);
		await this.reaction;
	}

	/** Leaves nothing behind. */
	async end(): Promise<void> {
		this.isOver = true;
		this.receiver.wake();
		await this.reaction;
		for (const id of this.puts.keys()) await this.bridge.deleteCallback(idOf(id));
	}

	/** Tries at the old address that were sent after the replacement. */
	get afterReplacement(): number {
		return this.replaced.received.filter(({ at }) => at > this.replacedAt).length;
	}

	get afterRemoval(): number {
		return this.removed.received.filter(({ at }) => at > this.removedAt).length;
	}

	/** Short pauses are told from what the way adds only where one more was seen. */
	get pausesTell(): boolean {
		const { length, 0: first = 0 } = this.refusing.pauses;
		return length >= 4 || (length >= 3 && first >= 1_000);
	}

	private isComplete(events: number): boolean {
		const { main, slow, replacement } = this;
		return (
			main.taken >= events &&
			slow.taken >= events &&
			this.pausesTell &&
			(replacement.taken >= events || this.afterReplacement > 1)
		);
	}

	private async replace(): Promise<void> {
		if (!(await this.isReached(this.replaced))) return;
		await this.put('replaced', this.replacement, signal);
		this.replacedAt = Date.now();
	}

	private async remove(): Promise<void> {
		if (!(await this.isReached(this.removed))) return;
		await this.bridge.deleteCallback(idOf('removed'));
		this.puts.delete('removed');
		this.removedAt = Date.now();
	}

	private async isReached({ received }: Hook): Promise<boolean> {
		await this.receiver.until(() => this.isOver || received.length > 0, this.patienceMs);
		return !this.isOver && received.length > 0;
	}

	private async put(id: string, { url, secret }: Hook, subscription: JsonObject): Promise<void> {
		const registration = { url, secret, subscriptions: [subscription] };
		this.puts.set(id, await this.bridge.putCallback(idOf(id), registration));
	}
}

const idOf = (id: string): string => `conformance-${id}`;
