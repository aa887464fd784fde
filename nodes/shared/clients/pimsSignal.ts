import type { Result } from '../failures/failure';
import { succeeded } from '../failures/failure';
import { isJsonObject, objectIn, textIn, type JsonObject } from './json';
import type { PimsBridgeClient, SdkCall } from './pimsBridge';
import { readPimsMessage, type PimsError } from './pimsMessage';
import { vinOf } from './pimsVehicle';
import { signalApi } from './pimsVehicleCalls';
import { malformed } from './unusable';

/** One RESULT of `pims.vehicle.signal`: a step of a running command, its end, or its refusal. */
export interface Signal {
	readonly receivedAt: string;
	/** The idempotency key of the command it belongs to, where the bridge could tell. */
	readonly command?: string;
	/** The car by its own data, else by the bridge's word. */
	readonly vin?: string;
	readonly transactionId?: string;
	/** 200, 900, 901, 902 or 903; empty for a refusal. */
	readonly code: string;
	readonly error?: PimsError;
	/** `{ resources, attributes }`, wherever the SDK's version puts them; empty where the signal has no data. */
	readonly vehicle: JsonObject;
}

/** Seconds a bridge holds a long poll at the most (docs/bridge/openapi.yaml). */
const longestPollSeconds = 30;

/** Milliseconds for the way of a poll and of its answer, besides the time for which the bridge holds it. */
const wayMs = 15_000;

/**
 * The signals after `cursor`, or from now on without one; waits for the first one, but no longer than `leftMs`
 * milliseconds altogether.
 */
export async function nextSignals(
	client: PimsBridgeClient,
	cursor: string | undefined,
	leftMs: number,
	sdk: Omit<SdkCall, 'effect'>,
): Promise<Result<{ signals: Signal[]; cursor: string }>> {
	const reading: SdkCall = { ...sdk, effect: 'read' };
	// In whole seconds, and over before the time is: an empty list is a better answer than none.
	const wait = Math.min(longestPollSeconds, Math.floor(Math.max(0, leftMs - 500) / 1000));
	const answer = await client.get(
		'/events',
		{
			query: { ...(cursor !== undefined && { after: cursor }), wait: String(wait) },
			timeoutMs: Math.min(leftMs, wait * 1000 + wayMs),
		},
		reading,
	);
	if (!answer.ok) return answer;
	const { events } = answer.value.body;
	const next = textIn(answer.value.body, 'cursor');
	if (!Array.isArray(events) || next === undefined) {
		return malformed(answer.value.raw, { ...reading, vendor: 'pims', catalogue: 'bridge' });
	}
	return succeeded({ signals: events.flatMap(readSignal), cursor: next });
}

/** Nothing for events of other APIs and for what is no PIMS message: they are not about a command. */
export function readSignal(event: unknown): Signal[] {
	if (!isJsonObject(event) || event['api'] !== signalApi) return [];
	const message = readPimsMessage(event['message']);
	if (message === undefined) return [];
	const { result, error, transactionId } = message;
	const command = textIn(event, 'command');
	const vehicle = vehicleIn(result);
	const vin = vinOf(vehicle) ?? textIn(event, 'vin');
	return [
		{
			receivedAt: textIn(event, 'receivedAt') ?? '',
			...(command !== undefined && { command }),
			...(vin !== undefined && { vin }),
			...(transactionId !== undefined && { transactionId }),
			...(error && { error }),
			code: textIn(result, 'code') ?? '',
			vehicle,
		},
	];
}

/** 2.3 wraps the car's data in `vehicle`; older versions put `resources` and `attributes` beside the code. */
export function vehicleIn(result: JsonObject): JsonObject {
	const wrapped = objectIn(result, 'vehicle');
	return Object.keys(wrapped).length > 0 ? wrapped : result;
}
