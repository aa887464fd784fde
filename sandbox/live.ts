import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';

/**
 * `GET /sandbox/live`: server-sent events. An event `changed` right away and after every change, with
 * `{ what: [words…], state }`; what happens within one turn of the event loop makes one event.
 */
export class LiveStream {
	private readonly viewers = new Set<ServerResponse>();
	private pending: string[] = [];

	constructor(private readonly state: () => unknown) {}

	routes(app: FastifyInstance): void {
		app.get('/live', (_request, reply) => {
			reply.hijack();
			const viewer = reply.raw;
			viewer.writeHead(200, {
				'content-type': 'text/event-stream',
				'cache-control': 'no-store',
			});
			viewer.write(`retry: 1000\n${this.event([])}`);
			this.viewers.add(viewer);
			viewer.once('close', () => this.viewers.delete(viewer));
		});
	}

	changed(what: string): void {
		if (this.pending.push(what) === 1) setImmediate(() => this.tell());
	}

	private tell(): void {
		const what = this.pending;
		this.pending = [];
		if (this.viewers.size === 0) return;
		const event = this.event(what);
		for (const viewer of this.viewers) viewer.write(event);
	}

	private event(what: readonly string[]): string {
		return `event: changed\ndata: ${JSON.stringify({ what, state: this.state() })}\n\n`;
	}
}
