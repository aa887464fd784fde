const handshakeRecord = 22;
const certificateMessage = 11;
const recordHeader = 5;
const messageHeader = 4;
/** A client's half of a handshake is far shorter, its certificates included. */
const longestHandshake = 256 * 1024;

/** Reads along what a client sends in a handshake of TLS up to 1.2 (RFC 5246, 6.2.1, 7.4 and 7.4.6). */
export class HandshakeReader {
	private records: Buffer = Buffer.alloc(0);
	private messages: Buffer = Buffer.alloc(0);
	private over = false;

	/** The client's certificates, DER, once they are complete: none if it has none. Undefined before and afterwards. */
	read(chunk: Buffer): readonly Buffer[] | undefined {
		if (this.over) return undefined;
		this.records = Buffer.concat([this.records, chunk]);
		for (let record = this.nextRecord(); record; record = this.nextRecord()) {
			this.messages = Buffer.concat([this.messages, record]);
		}
		for (let message = this.nextMessage(); message; message = this.nextMessage()) {
			if (message.type !== certificateMessage) continue;
			this.end();
			return certificatesOf(message.body);
		}
		if (this.records.length + this.messages.length > longestHandshake) this.end();
		return undefined;
	}

	private nextRecord(): Buffer | undefined {
		const { records } = this;
		if (records.length < recordHeader) return undefined;
		// Whatever else comes belongs to no handshake, or can no longer be read.
		if (records.readUInt8(0) !== handshakeRecord) return undefined;
		const end = recordHeader + records.readUInt16BE(3);
		if (records.length < end) return undefined;
		this.records = records.subarray(end);
		return records.subarray(recordHeader, end);
	}

	private nextMessage(): { readonly type: number; readonly body: Buffer } | undefined {
		const { messages } = this;
		if (messages.length < messageHeader) return undefined;
		const end = messageHeader + messages.readUIntBE(1, 3);
		if (messages.length < end) return undefined;
		this.messages = messages.subarray(end);
		return { type: messages.readUInt8(0), body: messages.subarray(messageHeader, end) };
	}

	private end(): void {
		this.over = true;
		this.records = this.messages = Buffer.alloc(0);
	}
}

/** Three bytes of length, then each certificate after three bytes of its own length. */
function certificatesOf(body: Buffer): readonly Buffer[] {
	const certificates: Buffer[] = [];
	let place = 3;
	while (place + 3 <= body.length) {
		const end = place + 3 + body.readUIntBE(place, 3);
		certificates.push(body.subarray(place + 3, end));
		place = end;
	}
	return certificates;
}
