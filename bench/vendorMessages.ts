/** How the vendor double shall behave from now on; its counts begin anew. */
export interface Conditions {
	/** How many customers wait for their code to be verified. */
	readonly customers: number;
	/** Milliseconds between a request and its answer. */
	readonly latencyMs: number;
	readonly limit?: Limit;
}

/** After so many requests all are turned away for a while, with 429 and `Retry-After`. */
export interface Limit {
	readonly afterRequests: number;
	readonly seconds: number;
}

/** What the double saw since the conditions were set. */
export interface Traffic {
	readonly requests: number;
	readonly turnedAway: number;
	/** Most requests at one time whose head had come and whose answer had not gone. */
	readonly peakInFlight: number;
	/** Connections opened. */
	readonly connections: number;
	/** Most connections open at one time. */
	readonly peakConnections: number;
	/** Longest time between two requests, in milliseconds. */
	readonly longestSilenceMs: number;
	/** Customers whose code was verified. */
	readonly verified: number;
	/** Cars that are subscribed. */
	readonly subscribed: number;
}

/** To the double: new conditions, or the question what it saw. */
export type Order = { readonly conditions: Conditions } | { readonly tell: true };

/** Where the double listens. */
export interface Place {
	readonly port: number;
	/** The same behind a client certificate. */
	readonly tlsPort: number;
	/** All PEM: the authority to trust, a certificate that is let in, its key. */
	readonly ca: string;
	readonly cert: string;
	readonly key: string;
}

/** From the double: once at its start, then in answer to every order. */
export type Report = { readonly place: Place } | { readonly traffic: Traffic };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const isOrder = (value: unknown): value is Order =>
	isObject(value) && ('conditions' in value || 'tell' in value);

export const isReport = (value: unknown): value is Report =>
	isObject(value) && ('place' in value || 'traffic' in value);
