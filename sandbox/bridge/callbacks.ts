import { isDeepStrictEqual } from 'node:util';
import { DeliveryLine, type Target } from './deliveryLine';
import type { BridgeEvent } from './eventLog';
import { BridgeProblem } from './http/problem';
import type { PimsCall, PimsMessage } from './pims/message';
import type { BridgeSettings } from './settings';

type Parameters = Readonly<Record<string, unknown>>;

export interface Subscription {
	readonly api: string;
	readonly parameters?: Parameters;
}

export interface CallbackRegistration extends Target {
	readonly subscriptions: readonly Subscription[];
}

/** What the contract shows of a callback: all but its secret. */
export interface ShownCallback {
	readonly id: string;
	readonly url: string;
	readonly subscriptions: readonly Subscription[];
}

interface Callback {
	registration: CallbackRegistration;
	readonly line: DeliveryLine;
}

/** The callbacks of one session, and the SDK subscriptions that they need. */
export class Callbacks {
	private readonly callbacks = new Map<string, Callback>();
	/** With which parameters the SDK was subscribed last, by whomever. */
	private readonly subscribed = new Map<string, Parameters>();

	constructor(
		private readonly session: string,
		private readonly settings: BridgeSettings,
		private readonly call: (call: PimsCall) => Promise<PimsMessage>,
	) {}

	/** Creates or replaces; nothing changes if the SDK refuses a subscription. */
	async put(id: string, registration: CallbackRegistration): Promise<'created' | 'replaced'> {
		for (const subscription of registration.subscriptions) await this.subscribe(subscription);
		const known = this.callbacks.get(id);
		if (known) {
			known.registration = registration;
			known.line.retarget(registration);
			return 'replaced';
		}
		const line = new DeliveryLine(this.session, registration, this.settings.delivery);
		this.callbacks.set(id, { registration, line });
		return 'created';
	}

	show(id: string): ShownCallback {
		const { url, subscriptions } = this.known(id).registration;
		return { id, url, subscriptions };
	}

	remove(id: string): void {
		this.known(id).line.close();
		this.callbacks.delete(id);
	}

	deliver(event: BridgeEvent): void {
		for (const { registration, line } of this.callbacks.values()) {
			if (registration.subscriptions.some((wanted) => fits(wanted, event))) line.add(event);
		}
	}

	/** Keeps the books on subscriptions that callers make and end themselves. */
	noteSubscription({ method, api, parameters }: PimsCall, { status }: PimsMessage): void {
		if (status !== 'SUCCEEDED') return;
		if (method === 'subscribe') this.subscribed.set(api, parameters ?? {});
		if (method === 'unsubscribe') this.subscribed.delete(api);
	}

	/** Somebody unsubscribed: what callbacks need is subscribed again, as far as the SDK lets it. */
	async subscribeAll(): Promise<void> {
		const wanted = [...this.callbacks.values()].flatMap(
			({ registration }) => registration.subscriptions,
		);
		for (const subscription of wanted) {
			await this.subscribe(subscription).catch((error: unknown) => {
				if (!(error instanceof BridgeProblem)) throw error;
			});
		}
	}

	close(): void {
		for (const { line } of this.callbacks.values()) line.close();
		this.callbacks.clear();
	}

	private known(id: string): Callback {
		const callback = this.callbacks.get(id);
		if (!callback) throw new BridgeProblem('not-found', { detail: 'There is no such callback' });
		return callback;
	}

	/** The SDK subscribes to an API once, so a second wish widens the first subscription. */
	private async subscribe({ api, parameters = {} }: Subscription): Promise<void> {
		const present = this.subscribed.get(api);
		const wanted = present ? widened(present, parameters) : parameters;
		if (present && isDeepStrictEqual(present, wanted)) return;
		if (present) await this.callAndNote({ method: 'unsubscribe', api });
		const { status, error } = await this.callAndNote({
			method: 'subscribe',
			api,
			parameters: wanted,
		});
		if (status !== 'FAILED' || error === undefined || Number(error.code) === 2005) return;
		if (present) await this.callAndNote({ method: 'subscribe', api, parameters: present });
		throw new BridgeProblem('subscription-refused', { pims: error });
	}

	private async callAndNote(call: PimsCall): Promise<PimsMessage> {
		const message = await this.call(call);
		this.noteSubscription(call, message);
		return message;
	}
}

/** Lists are put together; everything else is as asked for last. */
const widened = (present: Parameters, wanted: Parameters): Parameters => ({
	...present,
	...Object.fromEntries(
		Object.entries(wanted).map(([name, value]) => {
			const [before, after] = [listOf(present[name]), listOf(value)];
			return [name, before && after ? [...new Set([...before, ...after])] : value];
		}),
	),
});

/** Events that name their kind are only for those who asked for that kind. */
function fits({ api, parameters }: Subscription, event: BridgeEvent): boolean {
	if (api !== event.api) return false;
	const types = parameters?.['type'];
	const kind = event.message.result?.['notification'];
	return !Array.isArray(types) || kind === undefined || types.includes(kind);
}

const listOf = (value: unknown): readonly unknown[] | undefined =>
	Array.isArray(value) ? value : undefined;
