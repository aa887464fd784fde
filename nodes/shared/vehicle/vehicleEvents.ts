import { isJsonObject, textIn, type JsonObject } from '../clients/json';
import { readSignal } from '../clients/pimsSignal';
import { readPimsMessage } from '../clients/pimsMessage';
import { readVehicleStatus, type VehicleStatus } from '../clients/pimsVehicle';
import { mapFailure } from '../failures/mapFailure';
import { isEndOfCommand } from '../failures/reactions';
import { outcomeOfCode, type RefusedOutcome } from '../failures/vehicleOutcome';

/** What can start a workflow. */
export type VehicleEvent =
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
	| { readonly event: 'vehicleReport'; readonly vehicle: VehicleStatus };

/** Source: Mobile SDK references, `pims.vehicle.event` with `actionType` remote. */
const notifications: Readonly<Record<string, 'chargeFinished' | 'chargeInterrupted'>> = {
	remoteChargeFinished: 'chargeFinished',
	remoteChargeInterrupted: 'chargeInterrupted',
};

/** The API and its parameters by which an SDK is asked for each kind of event. */
export const eventSources = {
	signal: { api: 'pims.vehicle.signal' },
	charge: {
		api: 'pims.vehicle.event',
		parameters: { actionType: 'remote', type: Object.keys(notifications) },
	},
} as const;

/** What a delivered event tells; nothing for what is no end, no charge event and has no data of the car. */
export function vehicleEventsOf(event: JsonObject, now: number): VehicleEvent[] {
	if (event['api'] === eventSources.charge.api) {
		const message = readPimsMessage(event['message']);
		const kind = notifications[textIn(message?.result ?? {}, 'notification') ?? ''];
		return kind === undefined ? [] : [{ event: kind }];
	}
	return readSignal(event).flatMap((signal) => {
		const { code, error, vehicle } = signal;
		const status = hasReport(vehicle) ? readVehicleStatus(vehicle, now) : undefined;
		const base = { command: signal.command ?? null, ...(status && { vehicle: status }) };
		const events: VehicleEvent[] = status ? [{ event: 'vehicleReport', vehicle: status }] : [];
		if (error) {
			const { message, hint, label } = mapFailure(
				{ kind: 'code', ...error },
				{
					vendor: 'pims',
					catalogue: 'pims',
					operation: 'pims.vehicle.command',
					effect: 'write',
				},
			);
			const outcome = outcomeOfCode('', error.code);
			events.unshift({
				event: 'commandOutcome',
				outcome,
				code: error.code,
				label,
				message,
				hint,
				...base,
			});
		} else if (isEndOfCommand(code)) {
			events.unshift({ event: 'commandOutcome', outcome: 'done', code, label: '', ...base });
		}
		return events;
	});
}

const hasReport = (vehicle: JsonObject): boolean =>
	isJsonObject(vehicle['resources']) || isJsonObject(vehicle['ressources']);
