import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { BridgeEvent } from '../../sandbox/bridge/eventLog';

export interface Received {
	readonly url: string | undefined;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	readonly body: { deliveryId: string; session: string; event: BridgeEvent };
}

/** A receiver of deliveries: answers with the next status of a list, then with 204. */
export class Receiver {
	readonly received: Received[] = [];
	statuses: number[] = [];
	private readonly server: Server;
	private arrived = () => {};

	constructor() {
		this.server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const text = Buffer.concat(chunks).toString();
				const { url, headers } = request;
				this.received.push({ url, headers, text, body: JSON.parse(text) });
				response.writeHead(this.statuses.shift() ?? 204, { location: '/elsewhere' }).end();
				this.arrived();
			});
		});
	}

	async listen(): Promise<void> {
		await once(this.server.listen(0, '127.0.0.1'), 'listening');
	}

	get url(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('not listening');
		return `http://127.0.0.1:${address.port}/hook`;
	}

	/** The first deliveries, once there are that many. */
	async first(count: number): Promise<Received[]> {
		while (this.received.length < count) {
			await new Promise<void>((resolve) => {
				this.arrived = resolve;
			});
		}
		return this.received.slice(0, count);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
