import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Traffic } from './vendorMessages';

/** Counts what reaches a server, where it cannot be embellished: not in the process that sends. */
export class Meter {
	private open = 0;
	private inFlight = 0;
	private lastAt = Number.NaN;
	private counts = noCounts();

	watch(server: Server | HttpsServer): void {
		server.on('connection', (socket: Socket) => {
			this.open += 1;
			this.counts.connections += 1;
			this.counts.peakConnections = Math.max(this.counts.peakConnections, this.open);
			socket.once('close', () => (this.open -= 1));
		});
		server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
			this.arrived(performance.now());
			response.once('close', () => (this.inFlight -= 1));
		});
	}

	/** Waits until the connections of an earlier run are closed: their end would be counted as the next one's work. */
	async quiet(): Promise<void> {
		for (let tries = 0; this.open > 0 && tries < 200; tries++) await setTimeout(10);
	}

	restart(): void {
		this.lastAt = Number.NaN;
		this.counts = { ...noCounts(), peakConnections: this.open };
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
	connections: 0,
	peakConnections: 0,
	longestSilenceMs: 0,
});
