import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { portOf } from './slowVendor';

/** A proxy as companies have them in front of the internet (RFC 9112, 3.2.2 and 3.2.3). */
export interface ForwardProxy {
	readonly url: string;
	/** `POST http://…` of what it forwarded, `CONNECT host:port` of what it tunnelled. */
	readonly passed: readonly string[];
	close(): Promise<void>;
}

export async function startForwardProxy(): Promise<ForwardProxy> {
	const passed: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((request, response) => {
		passed.push(`${request.method} ${request.url?.split('?')[0]}`);
		forward(request, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		}).on('error', () => response.writeHead(502).end());
	});
	server.on('connect', (request, client: Socket, head: Buffer) => {
		passed.push(`CONNECT ${request.url}`);
		const [host = '', port] = request.url?.split(':') ?? [];
		const vendor = connect(Number(port), host, () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			vendor.write(head);
			vendor.pipe(client).pipe(vendor);
		});
		for (const socket of [vendor, client]) {
			sockets.add(socket);
			socket.on('error', () => [vendor, client].forEach((end) => end.destroy()));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${portOf(server.address())}`,
		passed,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function forward(request: IncomingMessage, answered: (answer: IncomingMessage) => void) {
	const { method, headers, url = '' } = request;
	const onwards = httpRequest(url, { method, headers }, answered);
	request.pipe(onwards);
	return onwards;
}
