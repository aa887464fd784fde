import { isJsonObject, textIn, type JsonObject } from '../clients/json';
import { readSignal, type Signal } from '../clients/pimsSignal';
import type { EventSubscription } from '../clients/pimsCallbacks';
import { readPimsMessage } from '../clients/pimsMessage';
import { readVehicleStatus, type VehicleStatus } from '../clients/pimsVehicle';
import { lookUp } from '../failures/entry';
import type { Call } from '../failures/evidence';
import { signalFailure } from '../failures/signalFailure';
import { isEndOfCommand } from '../failures/reactions';
import { outcomeOfCode, type RefusedOutcome } from '../failures/vehicleOutcome';

/** What an SDK reported of a car. */
export type VehicleEvent = {
	/** As the car or the bridge names it, unparsed. */
	readonly vin: string | undefined;
} & (
	| {
			readonly event: 'commandOutcome';
			readonly outcome: 'done' | RefusedOutcome;
			readonly code: string;
			readonly label: string;
			/** What happened and what to do, for a command that was not carried out. */
			readonly message?: string;
			readonly hint?: string;
			/** The idempotency key of the command, where the bridge knows it. */
			readonly command: string | null;
			readonly vehicle?: VehicleStatus;
	  }
	| { readonly event: 'chargeFinished' | 'chargeInterrupted' }
	| { readonly event: 'vehicleReport'; readonly vehicle: VehicleStatus }
);

const signalApi = 'pims.vehicle.signal';
const chargeApi = 'pims.vehicle.event';

/** Source: Mobile SDK references, `pims.vehicle.event` with `actionType` remote. */
const notifications = {
	remoteChargeFinished: 'chargeFinished',
	remoteChargeInterrupted: 'chargeInterrupted',
} as const;

/** What an SDK has to be subscribed to for these kinds of events, and to nothing else. */
export function subscriptionsFor(kinds: readonly string[]): EventSubscription[] {
	const type = Object.entries(notifications).flatMap(([notification, kind]) =>
		kinds.includes(kind) ? [notification] : [],
	);
	const needsSignal = kinds.includes('commandOutcome') || kinds.includes('vehicleChange');
	return [
		...(needsSignal ? [{ api: signalApi }] : []),
		...(type.length > 0 ? [{ api: chargeApi, parameters: { actionType: 'remote', type } }] : []),
	];
}

/** What a delivered event tells; nothing for what is no end, no charge event and has no data of the car. */
export function vehicleEventsOf(event: JsonObject, now: number): VehicleEvent[] {
	return event['api'] === chargeApi
		? chargeEventsOf(event)
		: readSignal(event).flatMap((signal) => signalEventsOf(signal, now));
}

function chargeEventsOf(event: JsonObject): VehicleEvent[] {
	const result = readPimsMessage(event['message'])?.result ?? {};
	const kind = lookUp(notifications, textIn(result, 'notification') ?? '');
	return kind === undefined ? [] : [{ event: kind, vin: textIn(event, 'vin') }];
}

function signalEventsOf({ vin, code, error, command, vehicle }: Signal, now: number) {
	const status = hasReport(vehicle) ? readVehicleStatus(vehicle, now) : undefined;
	const about = { vin, command: command ?? null, ...(status && { vehicle: status }) };
	const events: VehicleEvent[] = [];
	if (error) {
		const { label, message, hint } = signalFailure({ kind: 'code', ...error }, commandCall);
		// Which command it was is not known here, so nothing can be said to be so already.
		const outcome = outcomeOfCode('', error.code);
		const told = { code: error.code, label, message, hint };
		events.push({ event: 'commandOutcome', outcome, ...told, ...about });
	} else if (isEndOfCommand(code)) {
		events.push({ event: 'commandOutcome', outcome: 'done', code, label: '', ...about });
	}
	if (status) events.push({ event: 'vehicleReport', vin, vehicle: status });
	return events;
}

/** The fields that a report says something about: what it leaves out has not changed. */
export function reportedFields(vehicle: VehicleStatus): JsonObject {
	const said = Object.entries(vehicle).filter(([, value]) => value !== null);
	// Without data of the doors the list of open ones is empty too.
	return Object.fromEntries(
		said.filter(([field]) => field !== 'openDoors' || vehicle.locked !== null),
	);
}

const commandCall: Call = {
	vendor: 'pims',
	catalogue: 'pims',
	operation: 'pims.vehicle.command',
	effect: 'write',
};

const hasReport = (vehicle: JsonObject): boolean =>
	isJsonObject(vehicle['resources']) || isJsonObject(vehicle['ressources']);
