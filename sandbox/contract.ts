import type { FastifyInstance } from 'fastify';

/** Time of the sandbox: real time plus what was advanced. Everything that expires or ages asks this clock. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** What was planned for the time in between happens, each at its own time, before this returns. */
	advance(milliseconds: number): void;
	/**
	 * Plans a step for a time, whether that is waited for or advanced to; a time that is past is now. At the same moment
	 * lower ranks (0 if absent) come first, then what was planned first. Returns how to call it off.
	 */
	at(time: number, step: () => void, rank?: number): () => void;
}

export interface Sms {
	/** Digits with calling code, no plus sign: `33612345678`. */
	readonly to: string;
	readonly from: string;
	readonly text: string;
	/** ISO 8601, UTC, in the sandbox's time. */
	readonly at: string;
	/** The code in the text, so that a person's part can be played. */
	readonly code: string;
}

/** The phones of all customers: what a person would read on the screen. */
export interface VirtualPhones {
	deliver(sms: Sms): void;
	/** Oldest first. `number` in any spelling that has the digits: `33612345678`, `0612345678`. */
	messagesOf(number: string): readonly Sms[];
	readonly all: readonly Sms[];
	clear(): void;
}

export type VendorName = 'dqe' | 'bridge' | 'ovip';

/**
 * Bad weather on order. `acted`: the vendor did what was asked before the answer went wrong
 * (the case in which sending again would do it twice).
 */
export type Weather =
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly body?: string;
			readonly headers?: Readonly<Record<string, string>>;
			readonly acted?: boolean;
	  }
	/** The vendor's own code: DQE error code, PIMS error code; `label` replaces the published one. */
	| { readonly kind: 'code'; readonly code: string; readonly label?: string }
	| { readonly kind: 'delay'; readonly milliseconds: number }
	| { readonly kind: 'hang'; readonly acted: boolean }
	| { readonly kind: 'reset'; readonly acted: boolean }
	/** Headers and half of the body, then the connection breaks. */
	| { readonly kind: 'truncated'; readonly acted: boolean }
	/** The whole answer, one character at a time. */
	| { readonly kind: 'drip'; readonly everyMs: number; readonly acted: boolean }
	| {
			readonly kind: 'body';
			readonly body: string;
			readonly contentType: string;
			readonly status?: number;
			readonly acted: boolean;
	  };

export interface Fault {
	readonly vendor: VendorName;
	/** Part of `METHOD path` (`POST /GDPR_MSG/`, `/calls`), or for the bridge `api` of a call in the batch (`pims.vehicle.command`); all requests if absent. */
	readonly on?: string;
	/** How many matching requests pass before it (default 0) and how many it meets (default 1). */
	readonly skip?: number;
	readonly times?: number;
	readonly weather: Weather;
}

/** The vendor's own error, on order; `label` replaces the published one. */
export interface OrderedCode {
	readonly code: string;
	readonly label?: string;
}

export interface Faults {
	order(fault: Fault): void;
	clear(): void;
	/**
	 * Weather of kind `code` that meets this call, used up by asking: a double asks once per call, before it looks at
	 * its state. `what`: `GDPR_MSG`, or the api with its action (`pims.vehicle.command chargeDeferredTime`); a fault
	 * matches if its `on` is a part of it.
	 */
	takeCode(vendor: VendorName, what: string): OrderedCode | undefined;
}

/** What reached a vendor, in order of arrival, faults included; the tests' proof of what was on the wire. */
export interface Arrival {
	readonly vendor: VendorName;
	readonly at: number;
	readonly method: string;
	/** Path below the vendor's address, with query. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The raw body. */
	readonly body: string;
	/** True once the vendor acted on it: sent an SMS, executed the batch. */
	acted: boolean;
}

/** What every vendor double is given. */
export interface World {
	readonly clock: Clock;
	readonly phones: VirtualPhones;
	readonly faults: Faults;
	readonly arrivals: Arrival[];
	/** Tells the live page that something changed; `what` in a few words without secrets. */
	changed(what: string): void;
}

/** A vendor double: registers its routes on an encapsulated Fastify instance, keeps its state, can be reset to the start. */
export interface VendorDouble {
	routes(app: FastifyInstance): Promise<void> | void;
	reset(): void;
	/** Plain JSON for the page and for `GET /sandbox/state`. */
	snapshot(): unknown;
	/** Stops timers and open long polls. */
	close(): Promise<void> | void;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** This request's entry in the journal, where a double notes `acted`; absent on a server without a journal. */
		arrival?: Arrival;
	}
}
