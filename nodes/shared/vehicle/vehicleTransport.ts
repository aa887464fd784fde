import type { Result } from '../failures/failure';
import type { Vin } from '../values/vin';
import type { CommandOutcome } from './commandOutcome';
import type { VehicleCommand, VehicleCommandKind } from './vehicleCommand';

export interface CommandOptions {
	/** Milliseconds to follow the command; 0 does not wait. */
	readonly waitMs: number;
}

/** A way to reach a car. One adapter per client that can. */
export interface VehicleTransport {
	supports(command: VehicleCommandKind): boolean;
	/** Sends once. Refused, unreachable or without an outcome in time → failure. */
	send(vin: Vin, command: VehicleCommand, options: CommandOptions): Promise<Result<CommandOutcome>>;
}
