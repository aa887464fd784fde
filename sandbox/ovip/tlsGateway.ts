import { constants, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { CertificateGuard } from './certificateGuard';
import { certificates } from './certificates';
import { alertFor } from './clientCertificate';

/**
 * How a gateway turns away a client without a good certificate; which one Stellantis' does is not published.
 * - `alert`: by a TLS alert in the handshake (TLS 1.2): no request can have been sent.
 * - `late`: TLS 1.3, where the client is through with the handshake before the server has seen the certificate: the
 *   connection ends when the request is on its way.
 * - `page`: everybody may connect and gets an HTML page with status 400, as from nginx.
 */
export type Refusal = 'alert' | 'late' | 'page';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const noCertificate = page('400 No required SSL certificate was sent');
const badCertificate = page('400 The SSL certificate error');

/** HTTPS port of this machine that asks for a client certificate of the sandbox's authority. */
export class TlsGateway {
	refusal: Refusal = 'alert';
	private readonly port: Server;
	private readonly sockets = new Set<Socket>();
	private readonly servers = new Map<Refusal, Promise<HttpsServer>>();

	/** @param prefix nothing else than what lies below it can be reached */
	constructor(
		private readonly handler: Handler,
		private readonly prefix: string,
	) {
		// The socket must not read before somebody listens: the first connection waits for its certificates.
		this.port = createServer({ pauseOnConnect: true }, (socket) => {
			this.accept(socket).catch((error: Error) => socket.destroy(error));
		});
	}

	async listen(host: string): Promise<number> {
		return await new Promise((resolve, reject) => {
			this.port.once('error', reject).listen(0, host, () => {
				const address = this.port.address();
				if (address === null || typeof address === 'string') reject(new Error('Not listening'));
				else resolve(address.port);
			});
		});
	}

	reset(): void {
		this.refusal = 'alert';
	}

	/** Ends at once, also with open connections. */
	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		if (this.port.listening) await new Promise((resolve) => this.port.close(resolve));
	}

	private async accept(socket: Socket): Promise<void> {
		this.sockets.add(socket);
		socket.once('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
		const { refusal } = this;
		const [server, { ca }] = await Promise.all([this.serverFor(refusal), certificates()]);
		if (socket.destroyed) return;
		const authority = new X509Certificate(ca);
		const guarded =
			refusal === 'alert'
				? new CertificateGuard(socket, (chain) => alertFor(chain, authority, Date.now()))
				: socket;
		server.emit('connection', guarded);
	}

	private serverFor(refusal: Refusal): Promise<HttpsServer> {
		const server = this.servers.get(refusal) ?? this.newServer(refusal);
		this.servers.set(refusal, server);
		return server;
	}

	private async newServer(refusal: Refusal): Promise<HttpsServer> {
		const { ca, server } = await certificates();
		return createHttpsServer(
			{
				...server,
				ca,
				requestCert: true,
				rejectUnauthorized: refusal !== 'page',
				...(refusal === 'alert' ? { maxVersion: 'TLSv1.2' } : { minVersion: 'TLSv1.3' }),
				// Every connection shows its certificate anew.
				secureOptions: constants.SSL_OP_NO_TICKET,
			},
			(request, response) => this.handle(request, response),
		).on('tlsClientError', (_error, socket) => socket.destroy());
	}

	private handle(request: IncomingMessage, response: ServerResponse): void {
		const { socket, url = '' } = request;
		if (socket instanceof TLSSocket && !socket.authorized) {
			const shown = Object.keys(socket.getPeerCertificate()).length > 0;
			response.writeHead(400, { 'content-type': 'text/html', connection: 'close' });
			response.end(shown ? badCertificate : noCertificate);
		} else if (url.startsWith(`${this.prefix}/`)) {
			this.handler(request, response);
		} else {
			response.writeHead(404, { 'content-type': 'text/html' }).end(page('404 Not Found'));
		}
	}
}

function page(title: string): string {
	return `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}
