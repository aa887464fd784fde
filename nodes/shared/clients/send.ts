/** One HTTP request as a client wants it; the sender adds server address and credential. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Path below the credential's server address, starting with `/`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON, or as `application/x-www-form-urlencoded`; a request has at most one body. */
	readonly json?: unknown;
	readonly form?: Readonly<Record<string, string>>;
	/** Milliseconds until the sender gives up waiting for the answer; the sender's own choice if absent. */
	readonly timeoutMs?: number;
}

/** Any answer the server gave, whatever its status. The body is unparsed text, empty for none. */
export interface HttpAnswer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/**
 * Why there is no (whole) answer. `unreachable`: refused, no such host, no route, TLS set-up failed, not allowed by n8n: certainly not delivered.
 * `interrupted`: the connection broke after the request went out. `timeout`: no answer in time. `canceled`: the execution was stopped.
 */
export interface SendFault {
	readonly kind: 'unreachable' | 'interrupted' | 'timeout' | 'canceled';
	/** The machine's own name of it (a libc, TLS, axios or n8n name, or `alert 40`), for the catalogue only: never shown in a message. */
	readonly cause: string;
	/** Whether the request had a client certificate to show. */
	readonly clientCertificate?: boolean;
}

export type Sent =
	| { readonly answered: true; readonly answer: HttpAnswer }
	| {
			readonly answered: false;
			readonly fault: SendFault;
			/** The token endpoint's refusal, where the credential could not sign in: the request itself was not sent. */
			readonly signIn?: HttpAnswer;
	  };

/** Sends once (after a 401 with a renewable token: once more) and never throws. */
export type Send = (request: HttpRequest) => Promise<Sent>;
