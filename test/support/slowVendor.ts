import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Says that every car is eligible, after a while, and counts the requests that it has in hand. */
export interface SlowVendor {
	readonly url: string;
	/** The most requests that were in hand at the same time. */
	most(): number;
	close(): Promise<void>;
}

const latencyMs = 15;

export async function startSlowVendor(): Promise<SlowVendor> {
	let inHand = 0;
	let most = 0;
	const server = createServer(({ url = '' }, response) => {
		most = Math.max(most, ++inHand);
		setTimeout(() => {
			inHand -= 1;
			const vin = new URL(url, 'http://vendor').searchParams.get('vin');
			response
				.writeHead(200, { 'content-type': 'application/json' })
				.end(JSON.stringify({ vin, eligible: true }));
		}, latencyMs);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${portOf(server.address())}`,
		most: () => most,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** The port of a server that listens. */
export function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('Not listening');
	return address.port;
}
