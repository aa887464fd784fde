import type { IDataObject, IExecuteResponsePromiseData, IHttpRequestMethods } from 'n8n-workflow';
import { INSTANCE_URL } from './additionalData';

/** A call of a waiting execution's URL. */
export interface ResumeRequest {
	/** `GET` unless there is a body. */
	readonly method?: IHttpRequestMethods;
	readonly body?: IDataObject | string;
	/** n8n reads the execution when the headers are there; a slow caller's body comes after that. */
	readonly bodyArrives?: Promise<unknown>;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	/** The URL a person was sent. Its path, query and signature are checked as n8n does; without it they are right. */
	readonly url?: string;
	/** The node meant; the one that waits if absent. */
	readonly node?: string;
}

/** What the caller got, whether the node wrote it itself or n8n did for it. */
export interface WebhookAnswer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
	/** The page template the node rendered. */
	readonly view?: { readonly name: string; readonly data: unknown };
}

/** What nodes read of an Express request. */
export interface ExpressRequest {
	readonly method: IHttpRequestMethods;
	readonly url: string;
	readonly originalUrl: string;
	readonly path: string;
	readonly protocol: string;
	readonly hostname: string;
	readonly headers: Record<string, string>;
	readonly query: Record<string, string>;
	readonly params: Record<string, string>;
	readonly cookies: Record<string, string>;
	readonly body: unknown;
	readonly rawBody: Buffer;
	readonly contentType: string | undefined;
	readonly ip: string;
	readonly ips: string[];
	get(name: string): string | undefined;
	header(name: string): string | undefined;
	readRawBody(): Promise<void>;
}

const FORM = 'multipart/form-data';

/** `form`: the fields arrive as n8n's upload parser hands them on, under `data`. */
export function expressRequest(
	request: ResumeRequest,
	path: string,
	form: boolean,
): ExpressRequest {
	const url = new URL(request.url ?? `${INSTANCE_URL}${path}`);
	for (const [name, value] of Object.entries(request.query ?? {}))
		url.searchParams.set(name, value);
	const headers: Record<string, string> = { host: url.host };
	for (const [name, value] of Object.entries(request.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	if (request.body !== undefined) headers['content-type'] ??= form ? FORM : 'application/json';
	const { body = {} } = request;
	const get = (name: string): string | undefined => headers[name.toLowerCase()];
	return {
		method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
		url: `${url.pathname}${url.search}`,
		originalUrl: `${url.pathname}${url.search}`,
		path: url.pathname,
		protocol: 'https',
		hostname: url.hostname,
		headers,
		query: Object.fromEntries(url.searchParams),
		params: {},
		cookies: {},
		body: form && typeof body === 'object' && !('data' in body) ? { data: body, files: {} } : body,
		rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
		contentType: headers['content-type']?.split(';')[0],
		ip: '127.0.0.1',
		ips: [],
		get,
		header: get,
		readRawBody: async () => undefined,
	};
}

/** Stands for an Express response and remembers what was written to it. */
export class AnswerRecorder {
	statusCode = 200;
	headersSent = false;
	private readonly headers: Record<string, string> = {};
	private readonly chunks: unknown[] = [];
	private view: WebhookAnswer['view'];

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string | number | readonly string[]): this {
		this.headers[name.toLowerCase()] = String(value);
		return this;
	}

	set(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	header(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	type(contentType: string): this {
		return this.setHeader('content-type', contentType);
	}

	getHeader(name: string): string | undefined {
		return this.headers[name.toLowerCase()];
	}

	removeHeader(name: string): void {
		delete this.headers[name.toLowerCase()];
	}

	writeHead(code: number, headers: Readonly<Record<string, string | number>> = {}): this {
		this.statusCode = code;
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		return this;
	}

	write(chunk: unknown): boolean {
		this.chunks.push(chunk);
		return true;
	}

	end(chunk?: unknown): this {
		if (chunk !== undefined) this.chunks.push(chunk);
		this.headersSent = true;
		return this;
	}

	send(body?: unknown): this {
		return this.end(body);
	}

	json(body: unknown): this {
		return this.type('application/json').end(body);
	}

	render(name: string, data: unknown): this {
		this.view = { name, data };
		return this.end();
	}

	redirect(target: string | number, url?: string): this {
		this.statusCode = typeof target === 'number' ? target : 302;
		return this.setHeader('location', typeof target === 'number' ? (url ?? '') : target).end();
	}

	answer(): WebhookAnswer {
		const body = this.chunks.length > 1 ? this.chunks.map(String).join('') : this.chunks[0];
		const { statusCode: status, headers, view } = this;
		return { status, headers, body, ...(view === undefined ? {} : { view }) };
	}
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** n8n puts this in place of a policy that a node gives along. */
const htmlSandbox =
	'sandbox allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-presentation allow-scripts allow-top-navigation-by-user-activation allow-top-navigation-to-custom-protocols';

/** What a node answers while it runs, as n8n writes it: text as it is, anything else as JSON. */
export function writeResponse(
	answer: AnswerRecorder,
	response: IExecuteResponsePromiseData | undefined,
): void {
	if (typeof response !== 'object' || !('statusCode' in response)) {
		answer.status(500).json({ message: 'No Respond to Webhook node executed' });
		return;
	}
	const { statusCode, headers, body } = response;
	answer.status(Number(statusCode));
	for (const [name, value] of Object.entries(headers ?? {})) answer.setHeader(name, String(value));
	answer.setHeader('content-security-policy', htmlSandbox);
	if (isText(body)) answer.send(body);
	else answer.json(body);
}
