import { randomUUID } from 'node:crypto';
import { isJsonObject, parseJson, type JsonObject } from '../nodes/shared/clients/json';
import type { PimsCall } from '../nodes/shared/clients/pimsCalls';
import type { AnswerCheck } from './answerCheck';

/** An answer of the bridge as it came, whatever it is. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** Empty where the body is no JSON object. */
	readonly body: JsonObject;
}

export interface Asking {
	readonly body?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** null: no token. */
	readonly authorization?: string | null;
}

/** A body that may be of another type than the document asks for; null: of none. */
export interface Spelling {
	readonly key?: string;
	readonly session?: string;
	readonly type?: string | null;
}

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Longer than the longest long poll. */
const timeoutMs = 90_000;

const json = 'application/json';

/** The bridge under test. Every answer goes past the OpenAPI document. */
export class Bridge {
	constructor(
		private readonly url: string,
		private readonly token: string,
		readonly session: string,
		private readonly answers: AnswerCheck,
	) {}

	/** @param operation id in the OpenAPI document that the answer has to fit */
	async ask(operation: string, method: Method, path: string, asking: Asking = {}): Promise<Answer> {
		const { body, headers, authorization = `Bearer ${this.token}` } = asking;
		const response = await fetch(this.url + path, {
			method,
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
			headers: { ...headers, ...(authorization !== null && { authorization }) },
			// As bytes: with text, `fetch` would add a type of its own.
			...(body !== undefined && { body: new TextEncoder().encode(body) }),
		});
		const text = await response.text();
		const parsed = parseJson(text);
		const answer: Answer = {
			status: response.status,
			headers: response.headers,
			text,
			body: isJsonObject(parsed) ? parsed : {},
		};
		this.answers.take(operation, `${method} ${path.split('?')[0]}`, answer);
		return answer;
	}

	health(): Promise<Answer> {
		return this.ask('getHealth', 'GET', '/health');
	}

	getSession(session = this.session): Promise<Answer> {
		return this.ask('getSession', 'GET', `/sessions/${session}`);
	}

	/** One batch; without a key unless one is given. */
	async calls(calls: readonly PimsCall[], key?: string, session?: string): Promise<Answer> {
		return await this.post(JSON.stringify({ calls }), {
			...(key !== undefined && { key }),
			...(session !== undefined && { session }),
		});
	}

	/** A batch in this very spelling. */
	post(body: string, { key, session = this.session, type = json }: Spelling = {}): Promise<Answer> {
		return this.ask('postCalls', 'POST', `/sessions/${session}/calls`, {
			body,
			headers: {
				...(type !== null && { 'content-type': type }),
				...(key !== undefined && { 'idempotency-key': key }),
			},
		});
	}

	events(
		after?: string,
		{ wait = 0, session = this.session }: { wait?: number | string; session?: string } = {},
	): Promise<Answer> {
		const query = new URLSearchParams({
			wait: String(wait),
			...(after !== undefined && { after }),
		});
		return this.ask('getEvents', 'GET', `/sessions/${session}/events?${query.toString()}`);
	}

	putCallback(id: string, callback: JsonObject, session?: string): Promise<Answer> {
		return this.put(id, JSON.stringify(callback), session === undefined ? {} : { session });
	}

	/** A registration in this very spelling. */
	put(id: string, body: string, { session, type = json }: Spelling = {}): Promise<Answer> {
		return this.ask('putCallback', 'PUT', this.callback(id, session), {
			body,
			headers: { ...(type !== null && { 'content-type': type }) },
		});
	}

	getCallback(id: string, session?: string): Promise<Answer> {
		return this.ask('getCallback', 'GET', this.callback(id, session));
	}

	deleteCallback(id: string, session?: string): Promise<Answer> {
		return this.ask('deleteCallback', 'DELETE', this.callback(id, session));
	}

	/** The path of a callback. */
	callback(id: string, session = this.session): string {
		return `/sessions/${session}/callbacks/${id}`;
	}
}

/** A key that nobody used. */
export const newKey = (): string => `conformance-${randomUUID()}`;
