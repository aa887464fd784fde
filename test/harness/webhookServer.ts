import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { IHttpRequestMethods } from 'n8n-workflow';
import {
	AnswerRecorder,
	expressRequest,
	type ExpressRequest,
	type WebhookAnswer,
} from './webhookExchange';

/** Takes a call with its body as received; the answer is whatever was recorded when it is done. */
export type WebhookHandler = (request: ExpressRequest, answer: AnswerRecorder) => Promise<void>;

/** The HTTP side of n8n's webhooks: reads and parses bodies as n8n's middleware does, before any node sees them. */
export class WebhookServer {
	answersToLose = 0;
	private readonly server: Server;

	constructor(handler: WebhookHandler) {
		this.server = createServer((request, response) => {
			void take(request, handler).then((answer) => {
				if (this.answersToLose > 0) {
					this.answersToLose -= 1;
					request.socket.destroy();
				} else send(response, answer.answer());
			});
		});
	}

	async listen(): Promise<void> {
		await once(this.server.listen(0, '127.0.0.1'), 'listening');
	}

	get url(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('not listening');
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

async function take(incoming: IncomingMessage, handler: WebhookHandler): Promise<AnswerRecorder> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
	const rawBody = Buffer.concat(chunks);
	const answer = new AnswerRecorder();
	try {
		await handler({ ...requestOf(incoming), rawBody, body: parsed(incoming, rawBody) }, answer);
	} catch (error) {
		const status = error instanceof UnreadableBody ? 422 : 500;
		answer.status(status).json({ message: error instanceof Error ? error.message : '' });
	}
	return answer;
}

function requestOf(incoming: IncomingMessage): ExpressRequest {
	const headers = Object.fromEntries(
		Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
	);
	const { method = 'GET', url = '/' } = incoming;
	const host = headers['host'] ?? '';
	return expressRequest(
		{ method: methodOf(method), headers, url: `http://${host}${url}` },
		url,
		false,
	);
}

const methods: readonly IHttpRequestMethods[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

const methodOf = (name: string): IHttpRequestMethods =>
	methods.find((method) => method === name) ?? 'GET';

class UnreadableBody extends Error {}

function parsed({ headers }: IncomingMessage, rawBody: Buffer): unknown {
	const type = headers['content-type']?.split(';')[0];
	if (rawBody.length === 0) return {};
	if (type === 'text/plain') return rawBody.toString();
	if (type !== 'application/json') return {};
	try {
		return JSON.parse(rawBody.toString());
	} catch {
		throw new UnreadableBody('Failed to parse request body');
	}
}

function send(response: ServerResponse, { status, headers, body }: WebhookAnswer): void {
	const content = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
	response.writeHead(status, headers).end(content);
}
