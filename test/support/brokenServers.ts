import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, connect, type Server, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

/** A server of this machine that a client tries in vain, or not. */
export interface LocalServer {
	readonly port: number;
	/** How many requests it has read whole. */
	readonly requests: () => number;
	close(): Promise<void>;
}

async function listening(server: Server, requests: () => number = () => 0): Promise<LocalServer> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('Not listening');
	return {
		port: address.port,
		requests,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Answers whatever it is sent first with these bytes, and hangs up. */
export const answeringWith = async (bytes: Buffer | string): Promise<LocalServer> =>
	await listening(
		createServer((socket) => {
			socket.once('data', () => socket.end(bytes));
		}),
	);

/** A fatal alert in place of the handshake's second message (RFC 8446, 6), in a record that TLS 1.2 and 1.3 share. */
export const endingHandshakeBy = async (alert: number): Promise<LocalServer> =>
	await answeringWith(Buffer.from([21, 3, 3, 0, 2, 2, alert]));

/** A ServerHello that settles on TLS 1.1, as from a server that knows nothing newer. */
export async function settlingOnTls11(): Promise<LocalServer> {
	const hello = Buffer.concat([
		Buffer.from([3, 2]),
		Buffer.alloc(32, 7),
		Buffer.from([0, 0xc0, 0x14, 0]),
	]);
	const message = Buffer.concat([Buffer.from([2, 0, 0, hello.length]), hello]);
	return await answeringWith(Buffer.concat([Buffer.from([22, 3, 2, 0, message.length]), message]));
}

/** HTTP without TLS. */
export async function plainHttp(): Promise<LocalServer> {
	let requests = 0;
	const server = createHttpServer((_request, response) => {
		requests++;
		response.end();
	});
	return await listening(server, () => requests);
}

/** HTTPS; every request that is read whole gets HTTP 200 without a body, or no answer at all. */
export async function https(options: TlsOptions, answers = true): Promise<LocalServer> {
	let requests = 0;
	const server = createHttpsServer(options, (request, response) => {
		request.resume().once('end', () => {
			requests++;
			if (answers) response.end();
		});
	});
	server.on('tlsClientError', (_error, socket) => socket.destroy());
	return await listening(server, () => requests);
}

/** Old OpenSSL is this generous; Node.js has to be asked for it. */
export const anything = { ciphers: 'DEFAULT@SECLEVEL=0', minVersion: 'TLSv1' } as const;

/**
 * HTTPS behind a line that goes bad once the server has the whole request: bytes that are no TLS record of theirs reach
 * the server, which ends the connection by an alert.
 */
export async function alertAfterRequest(options: TlsOptions): Promise<LocalServer> {
	const behind = await https(options, false);
	const line = createServer((client) => {
		const server = connect(behind.port, '127.0.0.1');
		server.on('error', () => client.destroy());
		client.pipe(server).pipe(client);
		const spoil = setInterval(() => {
			if (behind.requests() === 0) return;
			clearInterval(spoil);
			server.write(Buffer.concat([Buffer.from([23, 3, 3, 0, 64]), Buffer.alloc(64, 9)]));
		}, 5);
		client.once('close', () => clearInterval(spoil));
	});
	const front = await listening(line, behind.requests);
	return {
		...front,
		async close() {
			await front.close();
			await behind.close();
		},
	};
}
