import { createHmac, randomUUID } from 'node:crypto';
import type { JsonObject } from '../../nodes/shared/clients/json';

/** `X-Bridge-Signature` by the contract's words, written apart from the code that checks it and from the sandbox. */
export function signed(secret: string, body: string | Buffer, at: number): string {
	const seconds = Math.floor(at / 1000);
	const hmac = createHmac('sha256', secret);
	return `t=${seconds},v1=${hmac.update(`${seconds}.`).update(body).digest('hex')}`;
}

/** A delivery's body. */
export const deliveryOf = (event: JsonObject, deliveryId: string = randomUUID()): string =>
	JSON.stringify({ deliveryId, session: 'demo', event });

/** An event as a bridge delivers it. */
export const eventOf = (api: string, message: JsonObject, vin?: string): JsonObject => ({
	cursor: 'c1',
	receivedAt: '2026-03-01T12:00:01.000Z',
	api,
	...(vin !== undefined && { vin }),
	message: { transactionId: 't', status: 'RESULT', ...message },
});

export const chargeEvent = (
	notification: 'remoteChargeFinished' | 'remoteChargeInterrupted',
	vin?: string,
): JsonObject => eventOf('pims.vehicle.event', { result: { notification } }, vin);
