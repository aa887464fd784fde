import type { World } from '../contract';
import { checkBatch, goesOn, isCommand, selectionOf, vinOf } from './batch';
import type { BatchAnswer, BatchCall } from './batch';
import { Callbacks, type CallbackRegistration } from './callbacks';
import type { Car } from './cars/car';
import { EventLog, type CursorScope } from './eventLog';
import { BridgeProblem } from './http/problem';
import { IdempotencyKeys } from './idempotencyKeys';
import { Limits } from './limits';
import type { Emitted, PimsCall, PimsMessage } from './pims/message';
import { PimsSdk, type SdkPlan } from './pims/sdk';
import { signalApi } from './pims/vehicleInterfaces';
import type { BridgeSettings } from './settings';

interface SentCommand {
	readonly key: string | undefined;
	readonly vin: string | undefined;
	/** When it no longer counts as running, by the sandbox's clock. */
	readonly until: number;
}

/** One SDK behind the bridge, and what the contract promises around it. */
export class BridgeSession {
	readonly id: string;
	readonly sdk: PimsSdk;
	readonly events: EventLog;
	readonly callbacks: Callbacks;
	private readonly keys: IdempotencyKeys<BatchAnswer>;
	private readonly limits: Limits;
	/** The last one, until its outcome. */
	private running: SentCommand | undefined;
	/** Those without an outcome, by the transaction of their call; also those that no longer count as running. */
	private readonly sent = new Map<string, SentCommand>();
	private turn: Promise<unknown> = Promise.resolve();

	constructor(
		scope: CursorScope,
		plan: SdkPlan,
		cars: ReadonlyMap<string, Car>,
		private readonly world: World,
		private readonly settings: BridgeSettings,
	) {
		this.id = scope.session;
		this.sdk = new PimsSdk(plan, cars, world, settings, (event) => this.take(event));
		this.events = new EventLog(scope, world.clock, settings);
		this.keys = new IdempotencyKeys(world.clock, settings);
		this.limits = new Limits(world.clock);
		this.callbacks = new Callbacks(this.id, settings, (call) => this.sdk.call(call));
	}

	get ready(): boolean {
		const { initialised, coreConfigured, account } = this.sdk.state;
		return initialised && coreConfigured && account.loggedIn;
	}

	/**
	 * Runs a batch when it is its turn. `acting` is told once nothing can refuse it any more. Throws `BridgeProblem`.
	 */
	async run(
		calls: readonly BatchCall[],
		key: string | undefined,
		acting: () => void,
	): Promise<{ readonly answer: BatchAnswer; readonly replayed: boolean }> {
		checkBatch(calls, key);
		const earlier = key === undefined ? undefined : this.keys.begin(key, calls);
		if (earlier) return { answer: earlier, replayed: true };
		let started = false;
		try {
			const answer = await this.alone(async () => {
				this.admit(calls);
				started = true;
				acting();
				return await this.execute(calls, key);
			});
			if (key !== undefined) this.keys.settle(key, { is: 'done', answer });
			return { answer, replayed: false };
		} catch (error) {
			if (key !== undefined && started) this.keys.settle(key, { is: 'lost' });
			if (key !== undefined && !started) this.keys.release(key);
			throw error;
		}
	}

	/** Waits its turn, as a batch does: it may have to subscribe. */
	putCallback(id: string, registration: CallbackRegistration): Promise<'created' | 'replaced'> {
		return this.alone(() => this.callbacks.put(id, registration));
	}

	close(): void {
		this.sdk.commands.stop();
		this.callbacks.close();
		this.events.close();
	}

	/** One after the other, whatever becomes of the one before. */
	private alone<T>(work: () => Promise<T>): Promise<T> {
		const result = this.turn.then(work);
		this.turn = result.catch(() => undefined);
		return result;
	}

	private admit(calls: readonly BatchCall[]): void {
		if (this.runningNow && calls.some(isCommand)) {
			throw new BridgeProblem('command-running', { retryAfterSeconds: 1 });
		}
		this.limits.check(calls.flatMap(({ limit }) => (limit ? [limit] : [])));
	}

	private async execute(
		calls: readonly BatchCall[],
		key: string | undefined,
	): Promise<BatchAnswer> {
		const cursor = this.events.now;
		const messages: PimsMessage[] = [];
		for (const call of calls) {
			const message = await this.callSdk(call);
			messages.push(message);
			if (isCommand(call) && message.status === 'SUCCEEDED') {
				const until = this.world.clock.now() + this.settings.commandDeadlineMs;
				this.running = { key, vin: vinOf(selectionOf(calls)), until };
				this.forgetOld();
				this.sent.set(message.transactionId, this.running);
			}
			if (!goesOn(call, message)) break;
		}
		if (calls.some(({ method }) => method === 'unsubscribe')) await this.callbacks.subscribeAll();
		return { messages, cursor };
	}

	private async callSdk({ method, api, parameters, limit }: BatchCall): Promise<PimsMessage> {
		if (limit) this.limits.count(limit);
		const call: PimsCall = { method, api, ...(parameters && { parameters }) };
		const message = await this.sdk.call(call);
		this.callbacks.noteSubscription(call, message);
		return message;
	}

	private get runningNow(): SentCommand | undefined {
		const { running } = this;
		return running && this.world.clock.now() < running.until ? running : undefined;
	}

	/**
	 * A signal belongs to the command that it answers, also when it comes too late and another one runs by then. One of
	 * which the SDK does not say what it answers can only be that of the running command.
	 */
	private take({ api, message, vin, request }: Emitted): void {
		const answered = request === undefined ? undefined : this.sent.get(request);
		const command = answered ?? (api === signalApi ? this.runningNow : undefined);
		const car = vin ?? command?.vin;
		const event = this.events.append({
			api,
			...(car !== undefined && { vin: car }),
			...(command?.key !== undefined && { command: command.key }),
			message,
		});
		if (command && isOutcome(message)) this.forget(command);
		this.callbacks.deliver(event);
		this.world.changed(`SDK event ${api}`);
	}

	/** Commands whose outcome never came: nobody listened. */
	private forgetOld(): void {
		const oldest = this.world.clock.now() - this.settings.eventsKeptMs;
		for (const [request, { until }] of this.sent) if (until < oldest) this.sent.delete(request);
	}

	private forget(command: SentCommand): void {
		if (this.running === command) this.running = undefined;
		for (const [request, sent] of this.sent) if (sent === command) this.sent.delete(request);
	}
}

const isOutcome = ({ result, error }: PimsMessage): boolean =>
	error !== undefined || result?.['code'] === 200;
