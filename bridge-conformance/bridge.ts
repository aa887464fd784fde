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

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Longer than the longest long poll. */
const timeoutMs = 90_000;

const json = { 'content-type': 'application/json' };

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
			...(body !== undefined && { body }),
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
	async calls(calls: readonly PimsCall[], key?: string, session = this.session): Promise<Answer> {
		return await this.post(JSON.stringify({ calls }), key, session);
	}

	/** A batch in this very spelling. */
	post(body: string, key?: string, session = this.session): Promise<Answer> {
		return this.ask('postCalls', 'POST', `/sessions/${session}/calls`, {
			body,
			headers: { ...json, ...(key !== undefined && { 'idempotency-key': key }) },
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

	putCallback(id: string, callback: JsonObject): Promise<Answer> {
		const asking = { body: JSON.stringify(callback), headers: json };
		return this.ask('putCallback', 'PUT', this.callback(id), asking);
	}

	getCallback(id: string): Promise<Answer> {
		return this.ask('getCallback', 'GET', this.callback(id));
	}

	deleteCallback(id: string): Promise<Answer> {
		return this.ask('deleteCallback', 'DELETE', this.callback(id));
	}

	private callback(id: string): string {
		return `/sessions/${this.session}/callbacks/${id}`;
	}
}

/** A key that nobody used. */
export const newKey = (): string => `conformance-${randomUUID()}`;
