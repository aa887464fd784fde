import { objectIn, textIn, type JsonObject } from '../nodes/shared/clients/json';
import { signalApi } from '../nodes/shared/clients/pimsVehicleCalls';
import type { Answer, Bridge } from './bridge';
import { cursorOf, eventsOf } from './expectations';

/** A request for events that may have waited. */
export interface Poll {
	readonly page: Answer;
	/** Until it was answered. */
	readonly seconds: number;
}

/** What was seen of the signals up to the outcome, with two readers that wait side by side. */
export interface Followed {
	readonly signals: readonly JsonObject[];
	readonly polls: ReadonlyArray<readonly [Poll, Poll]>;
}

/** The longest that is waited in one request. */
const longestWait = 20;

export const isOutcome = (event: JsonObject): boolean => {
	const message = objectIn(event, 'message');
	return 'error' in message || textIn(objectIn(message, 'result'), 'code') === '200';
};

const isSignal = (event: JsonObject): boolean => event['api'] === signalApi;

/** Reads the signals of a session, page by page. */
export class SignalReader {
	/** A page whose cursor does not stand behind its events, if there was one: no client would get on from there. */
	standstill: string | undefined;

	constructor(private readonly bridge: Bridge) {}

	async poll(after: string, wait: number): Promise<Poll> {
		const start = Date.now();
		const page = await this.bridge.events(after, { wait });
		return { page, seconds: (Date.now() - start) / 1000 };
	}

	/** All signals after a position that are there now. */
	async since(start: string, session?: string): Promise<JsonObject[]> {
		const found: JsonObject[] = [];
		const been = new Set<string>();
		for (let cursor = start; !been.has(cursor); ) {
			been.add(cursor);
			const page = await this.bridge.events(cursor, session === undefined ? {} : { session });
			if (eventsOf(page).length === 0) return found;
			found.push(...eventsOf(page).filter(isSignal));
			cursor = cursorOf(page);
		}
		this.standstill = `after ${found.length} signals a page's cursor stands before its events`;
		return found;
	}

	/** Signals after a position, waited for until the outcome is among them, or it is too late. */
	async follow(start: string, patienceMs: number): Promise<Followed> {
		const until = Date.now() + patienceMs;
		const signals: JsonObject[] = [];
		const polls: Array<readonly [Poll, Poll]> = [];
		const been = new Set<string>();
		let cursor = start;
		while (Date.now() < until) {
			const left = Math.floor((until - Date.now()) / 1000);
			const wait = Math.max(1, Math.min(longestWait, left));
			const pair = await Promise.all([this.poll(cursor, wait), this.poll(cursor, wait)]);
			polls.push(pair);
			const [one, other] = pair;
			const { page } = eventsOf(one.page).length > 0 ? one : other;
			if (eventsOf(page).length === 0) continue;
			signals.push(...eventsOf(page).filter(isSignal));
			const end = signals.findIndex(isOutcome);
			if (end !== -1) return { signals: signals.slice(0, end + 1), polls };
			been.add(cursor);
			cursor = cursorOf(page);
			if (been.has(cursor)) {
				this.standstill = `after ${signals.length} signals a page's cursor stands before its events`;
				return { signals, polls };
			}
		}
		signals.push(...(await this.since(cursor)));
		const end = signals.findIndex(isOutcome);
		return { signals: end === -1 ? signals : signals.slice(0, end + 1), polls };
	}
}
