import type { JsonObject } from '../clients/json';
import type { PimsBridgeClient, SdkCall } from '../clients/pimsBridge';
import type { PimsCall, PimsDialect } from '../clients/pimsCalls';
import { readInformations } from '../clients/pimsInformations';
import { isPreconditioning, programsOf } from '../clients/pimsVehicle';
import { getVehicleInformations, precondition } from '../clients/pimsVehicleCalls';
import { refuse } from '../clients/unusable';
import { failed, succeeded, type Result } from '../failures/failure';
import { programIncomplete, programsUnreadable } from '../failures/reactions';
import {
	areSamePrograms,
	changedPrograms,
	type PreconditioningProgram,
} from '../values/preconditioningPrograms';
import type { Vin } from '../values/vin';
import type { VehicleCommand } from './vehicleCommand';

export type PreconditioningCommand = Extract<
	VehicleCommand,
	{ kind: `${string}Preconditioning${string}` }
>;

export const concernsPreconditioning = (
	command: VehicleCommand,
): command is PreconditioningCommand =>
	command.kind === 'startPreconditioning' ||
	command.kind === 'stopPreconditioning' ||
	command.kind === 'setPreconditioningPrograms';

/** What the car keeps and does at present. */
interface Preconditioning {
	readonly programs: readonly PreconditioningProgram[];
	readonly running: boolean;
	readonly vehicle: JsonObject;
}

/** A command together with all programs that the car will have after it. */
export interface PreconditioningCall {
	readonly call: PimsCall;
	readonly programs: readonly PreconditioningProgram[];
}

const reading: SdkCall = { operation: 'pims.vehicle.informations remote', effect: 'read' };

/**
 * The SDK takes no command without all programs, and the car keeps those it is given: so the present ones are read,
 * changed where that is wished for, and sent along. Where they cannot be read nothing is sent.
 */
export async function preconditioningCall(
	client: PimsBridgeClient,
	vin: Vin,
	command: PreconditioningCommand,
	dialect: PimsDialect,
): Promise<Result<PreconditioningCall>> {
	const read = await readPreconditioning(client, vin);
	// Whatever became of the question, the car was told nothing.
	if (!read.ok) return failed({ ...read.failure, delivered: 'no' });
	const { programs: present, running } = read.value;
	const programs =
		command.kind === 'setPreconditioningPrograms'
			? changedPrograms(present, command.changes)
			: present;
	if (programs === undefined) return refuseRead(programIncomplete);
	const startNow =
		command.kind === 'setPreconditioningPrograms'
			? running
			: command.kind === 'startPreconditioning';
	return succeeded({ call: precondition(startNow, programs, dialect), programs });
}

/** The car's data if it has just these programs; undefined if it has others or does not say. */
export async function vehicleWithPrograms(
	client: PimsBridgeClient,
	vin: Vin,
	programs: readonly PreconditioningProgram[],
): Promise<JsonObject | undefined> {
	const read = await readPreconditioning(client, vin);
	return read.ok && areSamePrograms(read.value.programs, programs) ? read.value.vehicle : undefined;
}

/** From the server, not from the phone's cache: what is written back must not be older than the car's own. */
async function readPreconditioning(
	client: PimsBridgeClient,
	vin: Vin,
): Promise<Result<Preconditioning>> {
	const read = await readInformations(client, vin, getVehicleInformations('refresh'), 'read');
	if (!read.ok) return read;
	const vehicle = read.value;
	const programs = programsOf(vehicle);
	return programs === undefined
		? refuseRead(programsUnreadable)
		: succeeded({ programs, running: isPreconditioning(vehicle), vehicle });
}

const refuseRead = (code: string): Result<never> =>
	refuse({ kind: 'code', code, label: '' }, { ...reading, vendor: 'pims', catalogue: 'pims' });
