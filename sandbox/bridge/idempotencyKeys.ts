import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../contract';
import { BridgeProblem } from './http/problem';
import type { BridgeSettings } from './settings';

interface Entry<A> {
	readonly request: unknown;
	readonly at: number;
	state: { readonly is: 'running' } | { readonly is: 'lost' } | { readonly is: 'done'; answer: A };
}

/** Which batches were started under which key, and what they were answered. A real bridge keeps this over restarts. */
export class IdempotencyKeys<A> {
	private readonly entries = new Map<string, Entry<A>>();

	constructor(
		private readonly clock: Clock,
		private readonly settings: BridgeSettings,
	) {}

	/**
	 * Takes the key for a request, or gives the answer it had before. Refuses a key that belongs to another request or
	 * whose first request is still running.
	 */
	begin(key: string, request: unknown): A | undefined {
		this.forgetOld();
		const entry = this.entries.get(key);
		if (!entry) {
			this.entries.set(key, { request, at: this.clock.now(), state: { is: 'running' } });
			return undefined;
		}
		if (!isDeepStrictEqual(entry.request, request)) {
			throw new BridgeProblem('idempotency-key-reused');
		}
		const { state } = entry;
		switch (state.is) {
			case 'running':
				throw new BridgeProblem('batch-running', { retryAfterSeconds: 1 });
			case 'lost':
				throw new BridgeProblem('outcome-unknown');
			case 'done':
				return state.answer;
		}
	}

	/** Nothing was executed: the key is free again. */
	release(key: string): void {
		this.entries.delete(key);
	}

	settle(key: string, state: { is: 'lost' } | { is: 'done'; answer: A }): void {
		const entry = this.entries.get(key);
		if (entry) entry.state = state;
	}

	private forgetOld(): void {
		const oldest = this.clock.now() - this.settings.keysKeptMs;
		for (const [key, { at, state }] of this.entries) {
			if (at < oldest && state.is !== 'running') this.entries.delete(key);
		}
	}
}
