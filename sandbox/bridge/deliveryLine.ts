import { createHmac, randomUUID } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { BridgeEvent } from './eventLog';
import type { BridgeSettings } from './settings';

export interface Target {
	readonly url: string;
	readonly secret: string;
}

/** `t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function signature(secret: string, t: number, body: string): string {
	const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
	return `t=${t},v1=${v1}`;
}

/**
 * Deliveries to one callback, in the order of the events, each until it is taken or given up. Real time throughout: the
 * receiver is a real server with a real clock.
 */
export class DeliveryLine {
	private readonly waiting: Array<{ readonly body: string; readonly since: number }> = [];
	private readonly closed = new AbortController();
	private working = false;

	constructor(
		private readonly session: string,
		private target: Target,
		private readonly settings: BridgeSettings['delivery'],
	) {}

	/** What still waits goes to the new address under the new secret. */
	retarget(target: Target): void {
		this.target = target;
	}

	add(event: BridgeEvent): void {
		const body = JSON.stringify({ deliveryId: randomUUID(), session: this.session, event });
		this.waiting.push({ body, since: Date.now() });
		if (!this.working) void this.work();
	}

	close(): void {
		this.closed.abort();
		this.waiting.length = 0;
	}

	private async work(): Promise<void> {
		this.working = true;
		for (let next = this.waiting[0]; next; next = this.waiting[0]) {
			await this.deliver(next.body, next.since);
			this.waiting.shift();
		}
		this.working = false;
	}

	private async deliver(body: string, since: number): Promise<void> {
		const { firstPauseMs, factor, longestPauseMs, giveUpMs } = this.settings;
		const { signal } = this.closed;
		for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs *= factor) {
			if (await this.isTaken(body)) return;
			if (Date.now() + pauseMs > since + giveUpMs) return;
			await pause(Math.min(pauseMs, longestPauseMs), undefined, { signal }).catch(() => undefined);
		}
	}

	private isTaken(body: string): Promise<boolean> {
		const { url, secret } = this.target;
		const request = url.startsWith('https:') ? requestHttps : requestHttp;
		const now = Math.floor(Date.now() / 1000);
		return new Promise((resolve) => {
			// Node's own client follows no redirects, as the contract wants it.
			const sending = request(
				url,
				{
					method: 'POST',
					agent: false,
					signal: AbortSignal.any([
						this.closed.signal,
						AbortSignal.timeout(this.settings.timeoutMs),
					]),
					headers: {
						'content-type': 'application/json',
						'content-length': Buffer.byteLength(body),
						'x-bridge-signature': signature(secret, now, body),
					},
				},
				(response) => {
					const { statusCode = 0 } = response.resume();
					resolve(statusCode >= 200 && statusCode < 300);
				},
			);
			sending.on('error', () => resolve(false));
			sending.end(body);
		});
	}
}
