import fc from 'fast-check';
import { HandshakeReader } from '../../sandbox/ovip/handshakeReader';

const uint24 = (value: number) => Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
const sized = (body: Buffer) => Buffer.concat([uint24(body.length), body]);
const message = (type: number, body: Buffer) => Buffer.concat([Buffer.from([type]), sized(body)]);
const certificateMessage = (certificates: readonly Buffer[]) =>
	message(11, sized(Buffer.concat(certificates.map(sized))));

/** Cut into pieces of the given lengths, over and over. */
function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
	const pieces: Buffer[] = [];
	for (let place = 0, turn = 0; place < bytes.length; turn++) {
		const length = lengths[turn % lengths.length] ?? 1;
		pieces.push(bytes.subarray(place, place + length));
		place += length;
	}
	return pieces;
}

const record = (type: number, body: Buffer) =>
	Buffer.concat([Buffer.from([type, 3, 3, body.length >> 8, body.length & 0xff]), body]);

const lengths = (max: number) => fc.array(fc.integer({ min: 1, max }), { minLength: 1 });
const bytes = (maxLength: number) =>
	fc.uint8Array({ maxLength, minLength: 1 }).map((array) => Buffer.from(array));

/** What a reader finds in chunks, and in the how-manieth of them. */
function found(chunks: readonly Buffer[]) {
	const reader = new HandshakeReader();
	return chunks.flatMap((chunk, place) => {
		const certificates = reader.read(chunk);
		return certificates ? [{ certificates, place }] : [];
	});
}

describe('the certificates of a client', () => {
	it('are found once, however messages are cut into records and records into packets', () => {
		fc.assert(
			fc.property(
				fc.record({
					hello: bytes(300),
					certificates: fc.array(bytes(2000), { maxLength: 4 }),
					exchange: bytes(300),
					records: lengths(3000),
					packets: lengths(5000),
				}),
				({ hello, certificates, exchange, records, packets }) => {
					const handshake = [
						message(1, hello),
						certificateMessage(certificates),
						message(16, exchange),
					];
					const sent = Buffer.concat([
						...cut(Buffer.concat(handshake), records).map((part) => record(22, part)),
						record(20, Buffer.from([1])),
						record(22, Buffer.from('encrypted')),
					]);
					expect(found(cut(sent, packets)).map((each) => each.certificates)).toEqual([
						certificates,
					]);
				},
			),
		);
	});

	it('are found with the last byte of their message', () => {
		const sent = record(22, certificateMessage([Buffer.from('one'), Buffer.from('two')]));
		expect(found(cut(sent, [1])).map(({ place }) => place)).toEqual([sent.length - 1]);
	});

	it('are not found in what is no handshake, without a crash', () => {
		fc.assert(
			fc.property(fc.array(bytes(600)), (chunks) => {
				for (const { certificates } of found(chunks))
					expect(Array.isArray(certificates)).toBe(true);
			}),
		);
		expect(found([Buffer.from('GET / HTTP/1.1\r\n\r\n')])).toEqual([]);
	});
});
