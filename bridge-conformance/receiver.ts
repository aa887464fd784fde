import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { ConformanceOptions } from './options';

export interface Received {
	readonly path: string;
	readonly method: string;
	readonly signature: string;
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
}

/** What the first tries are answered; all that follow are taken. */
const firstAnswers = [307, 500] as const;

/** Takes the bridge's deliveries. The first is redirected, the second refused: the bridge has to bring it a third time. */
export class CallbackReceiver {
	readonly received: Received[] = [];
	/** Key of the signatures. */
	readonly secret = randomBytes(24).toString('hex');
	private readonly answers: number[] = [...firstAnswers];
	private arrived = () => {};

	constructor(
		/** As the bridge is told. */
		readonly url: string,
		private readonly server: Server,
	) {
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				this.received.push({
					path: request.url ?? '',
					method: request.method ?? '',
					signature: String(request.headers['x-bridge-signature'] ?? ''),
					text: Buffer.concat(chunks).toString(),
					at: Date.now(),
				});
				response.writeHead(this.answers.shift() ?? 204, { location: this.redirection }).end();
				this.arrived();
			});
		});
	}

	/** Where a bridge that follows redirects would end. */
	get redirection(): string {
		return `${this.url.replace(/\/+$/, '')}/redirected`;
	}

	/** How many requests it takes to deliver this many events. */
	static triesFor(events: number): number {
		return events + firstAnswers.length;
	}

	/** Waits for so many requests, or until it is too late. */
	async first(count: number, patienceMs: number): Promise<void> {
		const until = Date.now() + patienceMs;
		while (this.received.length < count && Date.now() < until) {
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, until - Date.now());
				this.arrived = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

export async function listenerOf({
	callbackUrl,
	callbackPort,
}: ConformanceOptions): Promise<CallbackReceiver | undefined> {
	if (callbackUrl === undefined) return undefined;
	const { port, protocol } = new URL(callbackUrl);
	const known = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
	const server = createServer();
	await once(server.listen(callbackPort ?? known), 'listening');
	return new CallbackReceiver(callbackUrl, server);
}
