import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Hook, type HookReply } from './hook';
import type { ConformanceOptions } from './options';

/** Query parameter that tells the hooks apart; they share one path, as a gateway may pass only that. */
const hookParameter = 'conformance';

/** Takes the bridge's deliveries on this machine, for several hooks. */
export class CallbackReceiver {
	/** Requests to where redirects point. */
	redirected = 0;
	private readonly hooks = new Map<string, Hook>();
	private readonly waiting = new Set<() => void>();

	constructor(
		/** As the bridge is told. */
		readonly url: string,
		private readonly server: Server,
	) {
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => this.take(request, response, Buffer.concat(chunks).toString()));
		});
	}

	/** A hook of this name; the one that had it before is gone. */
	hook(name: string, script: readonly HookReply[], after: HookReply): Hook {
		const url = new URL(this.url);
		url.searchParams.set(hookParameter, name);
		const hook = new Hook(url.href, script, after);
		this.hooks.set(name, hook);
		return hook;
	}

	/** Waits until something holds that arriving requests bring about; false if it was too late. */
	async until(holds: () => boolean, patienceMs: number): Promise<boolean> {
		const until = Date.now() + patienceMs;
		while (!holds()) {
			const left = until - Date.now();
			if (left <= 0) return false;
			await new Promise<void>((resolve) => {
				const go = () => {
					clearTimeout(timer);
					this.waiting.delete(go);
					resolve();
				};
				const timer = setTimeout(go, left);
				this.waiting.add(go);
			});
		}
		return true;
	}

	/** Lets all who wait look again. */
	wake(): void {
		for (const go of [...this.waiting]) go();
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private take(request: IncomingMessage, response: ServerResponse, text: string): void {
		const url = new URL(request.url ?? '/', this.url);
		const hook = this.hooks.get(url.searchParams.get(hookParameter) ?? '');
		if (url.searchParams.has('redirected')) this.redirected += 1;
		if (!hook || url.searchParams.has('redirected')) {
			response.writeHead(404).end();
		} else {
			const { headers, method = '' } = request;
			const { status, holdMs = 0 } = hook.take({
				method,
				contentType: headers['content-type'] ?? '',
				signature: String(headers['x-bridge-signature'] ?? ''),
				text,
				at: Date.now(),
			});
			const location = `${hook.url}&redirected=1`;
			setTimeout(() => {
				if (status === 'none') response.destroy();
				else response.writeHead(status, { location }).end();
			}, holdMs);
		}
		this.wake();
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
