import { createHmac, timingSafeEqual } from 'crypto';
import { isJsonObject, objectIn, parseJson, textIn, type JsonObject } from './json';

/** One event that a bridge posted. */
export interface Delivery {
	/** The same for every try to deliver this event. */
	readonly deliveryId: string;
	readonly session: string;
	/** `{ receivedAt, api, vin?, command?, message }` */
	readonly event: JsonObject;
	/** What makes this very try unlike all others. */
	readonly signature: string;
}

/** Milliseconds that the time of sending may be away, in both directions. */
const tolerance = 5 * 60_000;

const header = /^t=(?<seconds>\d{1,12}),v1=(?<hex>[0-9a-f]{64})$/;

/**
 * The delivery, or undefined for anything that is not proven to come from the bridge just now: no or a malformed
 * `X-Bridge-Signature` (`t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`), another secret, a changed body, a time
 * more than five minutes away, or a body that is no delivery. Compared in constant time.
 * @param body exactly as received
 * @param now milliseconds since the epoch
 */
export function readDelivery(
	body: Buffer,
	signature: unknown,
	secret: string,
	now: number,
): Delivery | undefined {
	const { seconds, hex } = (typeof signature === 'string' && header.exec(signature)?.groups) || {};
	if (seconds === undefined || hex === undefined || secret === '') return undefined;
	const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
	if (!timingSafeEqual(expected, Buffer.from(hex, 'hex'))) return undefined;
	if (Math.abs(now - Number(seconds) * 1000) > tolerance) return undefined;

	const json = parseJson(body.toString('utf8'));
	if (!isJsonObject(json)) return undefined;
	const deliveryId = textIn(json, 'deliveryId');
	const session = textIn(json, 'session');
	if (deliveryId === undefined || session === undefined) return undefined;
	return { deliveryId, session, event: objectIn(json, 'event'), signature: hex };
}

/** How long a signature has to be remembered, in milliseconds: an older one is refused for its age. */
export const signatureMemory = 2 * tolerance;

/** How long a delivery may be tried again, in milliseconds: 24 hours by the contract, and what clocks differ. */
export const deliveryMemory = 25 * 60 * 60_000;
