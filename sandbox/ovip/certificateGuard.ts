import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Alert } from './clientCertificate';
import { HandshakeReader } from './handshakeReader';

/** Alert record of TLS 1.2 (RFC 5246, 6.2.1 and 7.2), fatal. */
const alertRecord = (alert: Alert) => Buffer.from([21, 3, 3, 0, 2, 2, alert]);

/**
 * Between a client and Node.js' TLS server, for TLS up to 1.2, where a client's certificate is sent in the clear.
 * Node.js lets every handshake succeed and then just hangs up; a gateway built on OpenSSL sends an alert that says
 * what is wrong with the certificate. So does this, before the server sees it.
 */
export class CertificateGuard extends Duplex {
	private readonly handshake = new HandshakeReader();
	private refused = false;

	constructor(
		private readonly socket: Socket,
		private readonly alertFor: (chain: readonly Buffer[]) => Alert | undefined,
	) {
		super();
		socket.on('data', (chunk: Buffer) => this.received(chunk));
		socket.once('end', () => this.push(null));
		socket.once('close', () => this.destroy());
	}

	override _read(): void {
		this.socket.resume();
	}

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
		if (this.refused) done();
		else this.socket.write(chunk, done);
	}

	override _final(done: () => void): void {
		this.socket.end();
		done();
	}

	override _destroy(error: Error | null, done: (error: Error | null) => void): void {
		// Destroying the socket could overtake the alert; it closes by itself when the client has read it.
		if (!this.refused) this.socket.destroy();
		done(error);
	}

	private received(chunk: Buffer): void {
		if (this.refused) return;
		const chain = this.handshake.read(chunk);
		// Without any certificate OpenSSL itself sends the alert.
		const alert = chain && chain.length > 0 ? this.alertFor(chain) : undefined;
		if (alert !== undefined) {
			this.refused = true;
			this.socket.end(alertRecord(alert));
			this.destroy();
		} else if (!this.push(chunk)) {
			this.socket.pause();
		}
	}
}
