import type { JsonObject } from '../clients/json';
import type { PreconditioningProgram } from '../values/preconditioningPrograms';
import type { VehicleCommandKind } from './vehicleCommand';

/** One sign of life of a running command. */
export interface CommandEvent {
	/** 900 accepted, 901 car asleep and being woken, 903 forwarded to the car, 200 done, or a refusal's code. */
	readonly code: string;
	/** When the transport received it, ISO 8601. */
	readonly receivedAt: string;
}

/** How a command ended for which no failure is to be reported. */
export interface CommandOutcome {
	readonly vin: string;
	readonly command: VehicleCommandKind;
	/**
	 * `done`: the car says so. `alreadyDone`: it refused, but what was wished for is the case.
	 * `accepted`: it is on its way, nobody waited for the end.
	 */
	readonly outcome: 'done' | 'alreadyDone' | 'accepted';
	readonly code: string;
	readonly label: string;
	readonly transactionId: string;
	readonly events: readonly CommandEvent[];
	/** The car's data as the last event brought them, in the transport's own shape. */
	readonly vehicle?: JsonObject;
	/** All that the car was given, also those without a change; only for the command that sets them. */
	readonly programs?: readonly PreconditioningProgram[];
	readonly waitedMs: number;
}
