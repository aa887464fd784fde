import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface Asked {
	readonly method: string;
	/** Below the bridge's address, with query. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export type Pass = (asked: Asked) => Promise<Reply>;

/** A bridge's delivery on its way to the receiver. */
export interface Relayed {
	readonly body: string;
	readonly signature: string;
	readonly secret: string;
	readonly to: string;
	/** Path of its callback. */
	readonly callback: string;
}

type Target = Pick<Relayed, 'to' | 'secret' | 'callback'>;

/** One mistake between callers and a bridge that makes none. */
export interface Mistake {
	readonly answer?: (asked: Asked, pass: Pass) => Promise<Reply>;
	/** The status that the receiver's answer has for the bridge. */
	readonly relay?: (relayed: Relayed) => Promise<number>;
}

const hopByHop = new Set([
	'host',
	'connection',
	'content-length',
	'transfer-encoding',
	'keep-alive',
]);

const forwardable = (headers: Iterable<[string, string]>): Record<string, string> =>
	Object.fromEntries([...headers].filter(([name]) => !hopByHop.has(name)));

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString();
}

/** Stands in front of the sandbox's bridge and makes one mistake. */
export class WrongBridge {
	/** By the path at which this proxy takes their deliveries: another one for every registration. */
	private readonly targets = new Map<string, Target>();

	private constructor(
		private readonly bridge: string,
		private readonly token: string,
		private readonly mistake: Mistake,
		private readonly server: Server,
	) {
		server.on('request', (request, response) => {
			void this.serve(request).then(({ status, headers, body }) => {
				response.writeHead(status, headers).end(body);
			});
		});
	}

	static async start(bridge: string, token: string, mistake: Mistake): Promise<WrongBridge> {
		const server = createServer();
		// A connection that is closed for idleness meets the next request on a busy machine.
		server.keepAliveTimeout = 120_000;
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return new WrongBridge(bridge, token, mistake, server);
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

	private async serve(request: IncomingMessage): Promise<Reply> {
		const asked: Asked = {
			method: request.method ?? 'GET',
			path: request.url ?? '/',
			headers: forwardable(
				Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
			),
			body: await textOf(request),
		};
		if (asked.path.startsWith(relayPath)) return await this.relay(asked);
		const pass: Pass = (again) => this.pass(again);
		return (await this.mistake.answer?.(asked, pass)) ?? (await pass(asked));
	}

	private async pass(asked: Asked): Promise<Reply> {
		const { method, path, headers } = asked;
		const target = this.mistake.relay && targetIn(asked);
		const body = target ? this.redirected(asked.body, target) : asked.body;
		const response = await fetch(this.bridge + path, {
			method,
			headers,
			redirect: 'manual',
			...(body !== '' && { body: new TextEncoder().encode(body) }),
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: forwardable(response.headers),
			body: text.replaceAll(/"[^"]*(\/relay\/\d+)"/g, (url, relay: string) =>
				JSON.stringify(this.targets.get(relay)?.to ?? url),
			),
		};
	}

	/** Registers this proxy as the receiver, so that it can spoil the deliveries. The rest of the spelling stays. */
	private redirected(body: string, target: Target): string {
		const relay = `${relayPath}${this.targets.size}`;
		this.targets.set(relay, target);
		return body.replace(JSON.stringify(target.to), JSON.stringify(`${this.url}${relay}`));
	}

	private async relay({ path, body, headers }: Asked): Promise<Reply> {
		const target = this.targets.get(path);
		if (!target) return { status: 404, headers: {}, body: '' };
		const signature = headers['x-bridge-signature'] ?? '';
		const relayed = { body, signature, ...target };
		return { status: (await this.mistake.relay?.(relayed)) ?? 204, headers: {}, body: '' };
	}
}

const relayPath = '/relay/';

/** Where a registration wants its deliveries; undefined for what the bridge has to refuse as it is. */
function targetIn({ method, path, body }: Asked): Target | undefined {
	if (method !== 'PUT' || !path.includes('/callbacks/') || body.length > 10_000) return undefined;
	const { url, secret } = JSON.parse(body);
	return /^https?:.{1,1000}$/.test(url) ? { to: url, secret, callback: path } : undefined;
}

/** The receiver's answer; 502 if there was none. */
export async function deliver(
	{ to, body, signature }: Pick<Relayed, 'to' | 'body' | 'signature'>,
	redirect: 'manual' | 'follow' = 'manual',
	type = 'application/json',
): Promise<number> {
	const headers = { 'content-type': type, 'x-bridge-signature': signature };
	return await fetch(to, { method: 'POST', headers, body, redirect }).then(
		({ status }) => status,
		() => 502,
	);
}
