import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Traffic } from './vendorMessages';

/** Counts what reaches a server, where it cannot be embellished: not in the process that sends. */
export class Meter {
	private connections = 0;
	private inFlight = 0;
	private lastAt = Number.NaN;
	private counts = noCounts();

	constructor(server: Server) {
		server.on('connection', (socket) => {
			this.connections += 1;
			this.counts.peakConnections = Math.max(this.counts.peakConnections, this.connections);
			socket.once('close', () => (this.connections -= 1));
		});
		server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
			this.arrived(performance.now());
			response.once('close', () => (this.inFlight -= 1));
		});
	}

	restart(): void {
		this.lastAt = Number.NaN;
		this.counts = { ...noCounts(), peakConnections: this.connections };
	}

	turnedAway(): void {
		this.counts.turnedAway += 1;
	}

	get read(): Omit<Traffic, 'verified' | 'subscribed'> {
		return { ...this.counts };
	}

	private arrived(now: number): void {
		const { counts } = this;
		this.inFlight += 1;
		counts.requests += 1;
		counts.peakInFlight = Math.max(counts.peakInFlight, this.inFlight);
		const silence = now - this.lastAt;
		if (silence > counts.longestSilenceMs) counts.longestSilenceMs = silence;
		this.lastAt = now;
	}
}

const noCounts = () => ({
	requests: 0,
	turnedAway: 0,
	peakInFlight: 0,
	peakConnections: 0,
	longestSilenceMs: 0,
});
