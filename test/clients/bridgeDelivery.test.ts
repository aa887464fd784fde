import fc from 'fast-check';
import crypto from 'node:crypto';
import {
	deliveryMemory,
	readDelivery,
	signatureMemory,
} from '../../nodes/shared/clients/bridgeDelivery';
import { deliveryOf, signed } from '../support/signing';

const secret = 'a secret of thirty-two characters';
const now = Date.parse('2026-03-01T12:00:00Z');
const body = deliveryOf({ api: 'pims.vehicle.signal' }, 'd1');
const header = signed(secret, body, now);
const minute = 60_000;

interface Changes {
	readonly bytes?: Buffer;
	readonly signature?: unknown;
	readonly key?: string;
	readonly at?: number;
}

const read = (changes: Changes = {}) => {
	const as = { bytes: Buffer.from(body), signature: header, key: secret, at: now, ...changes };
	return readDelivery(as.bytes, as.signature, as.key, as.at);
};

it('takes what the bridge signed, with all it says', () => {
	expect(read()).toEqual({
		deliveryId: 'd1',
		session: 'demo',
		event: { api: 'pims.vehicle.signal' },
		signature: header.slice(-64),
	});
});

it('takes a signature that OpenSSL made', () => {
	const bytes = Buffer.from('{"deliveryId":"d","session":"s","event":{}}');
	const hex = '926f8680cb38a50c368fddb701cc4b87d356597347c258bcd65928dda5080ef7';
	expect(read({ bytes, signature: `t=1772366400,v1=${hex}`, key: 'secret' })?.deliveryId).toBe('d');
});

describe('is refused', () => {
	it.each([
		['without a header', undefined],
		['with an empty header', ''],
		['with two headers', [header, header]],
		['with two headers joined', `${header}, ${header}`],
		['without a time', header.replace(/^t=\d+,/, '')],
		['without a signature', header.replace(/,v1=.*/, '')],
		['with a signature cut short', header.slice(0, -2)],
		['with a signature too long', `${header}00`],
		['with capital digits', header.replace(/v1=.*/, (v1) => v1.toUpperCase())],
		['with an empty signature', header.replace(/v1=.*/, 'v1=')],
		['with a space', ` ${header}`],
		['with a line break', `${header}\n`],
		['with another scheme', header.replace('v1', 'v0')],
		['with a fraction of a second', header.replace(',', '.5,')],
		['with a negative time', header.replace('t=', 't=-')],
		['with another time', header.replace(/^t=\d+/, `t=${now / 1000 + 1}`)],
	])('%s', (_, signature) => {
		expect(read({ signature })).toBeUndefined();
	});

	it.each([
		['another secret', { key: 'another secret of as many chars..' }],
		['no secret', { key: '' }],
		['a body with one space more', { bytes: Buffer.from(`${body} `) }],
		['no body', { bytes: Buffer.alloc(0) }],
	])('with %s', (_, changes) => {
		expect(read(changes)).toBeUndefined();
	});

	it('signed with nothing, where no secret is known', () => {
		expect(read({ key: '', signature: signed('', body, now) })).toBeUndefined();
	});

	it.each([
		['5 minutes late', 5 * minute, true],
		['a second later than that', 5 * minute + 1000, false],
		['5 minutes early', -5 * minute, true],
		['a second earlier than that', -5 * minute - 1000, false],
		['a day late', 24 * 60 * minute, false],
	])('or not, %s', (_, away, isTaken) => {
		expect(read({ at: now + away }) !== undefined).toBe(isTaken);
	});

	it.each([
		['no JSON', 'deliveryId=d1'],
		['half of JSON', body.slice(0, 20)],
		['a list', '[]'],
		['null', 'null'],
		['no deliveryId', '{"session":"demo","event":{}}'],
		['an empty deliveryId', '{"deliveryId":"","session":"demo","event":{}}'],
		['no session', '{"deliveryId":"d1","event":{}}'],
		['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
	])('although signed right: %s', (_, text) => {
		expect(
			read({ bytes: Buffer.from(text), signature: signed(secret, text, now) }),
		).toBeUndefined();
	});
});

describe('any single bit that changes', () => {
	const flipped = (bytes: Buffer, bit: number): Buffer => {
		const changed = Buffer.from(bytes);
		const at = bit >> 3;
		changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit & 7)), at);
		return changed;
	};

	it('in the body makes it refused', () => {
		const bytes = Buffer.from(body);
		fc.assert(
			fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
				expect(read({ bytes: flipped(bytes, bit) })).toBeUndefined();
			}),
			{ numRuns: 500 },
		);
	});

	it('in the header makes it refused', () => {
		const bytes = Buffer.from(header, 'latin1');
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const signature = flipped(bytes, bit).toString('latin1');
			expect(read({ signature })).toBeUndefined();
		}
	});

	it('in the secret makes it refused', () => {
		const bytes = Buffer.from(secret, 'latin1');
		fc.assert(
			fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
				expect(read({ key: flipped(bytes, bit).toString('latin1') })).toBeUndefined();
			}),
		);
	});
});

it('takes any body that was signed, whatever text it holds', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.string({ minLength: 1, unit: 'binary' }), (event, key) => {
			const text = JSON.stringify({ deliveryId: 'd1', session: 'demo', event });
			const signature = signed(key, text, now);
			expect(read({ bytes: Buffer.from(text), signature, key })?.deliveryId).toBe('d1');
		}),
	);
});

it('compares in constant time', () => {
	const compare = jest.spyOn(crypto, 'timingSafeEqual');
	read();
	expect(compare).toHaveBeenCalledTimes(1);
	expect(compare.mock.calls[0]?.map((bytes) => bytes.byteLength)).toEqual([32, 32]);
	compare.mockRestore();
});

it('is remembered for as long as it could be taken again', () => {
	expect(signatureMemory).toBeGreaterThanOrEqual(2 * 5 * minute);
	expect(deliveryMemory).toBeGreaterThan(24 * 60 * minute);
});
