import type { INodeProperties } from 'n8n-workflow';
import { readVehicleStatus } from '../../shared/clients/pimsVehicle';
import type { NumberField, SwitchField } from '../../shared/execution/fieldKinds';
import type { Parameters } from '../../shared/execution/parameters';
import { succeeded, type Result } from '../../shared/failures/failure';
import { shownProgram } from '../../shared/values/preconditioningPrograms';
import { parseVin } from '../../shared/values/vin';
import type { CommandOutcome } from '../../shared/vehicle/commandOutcome';
import type { VehicleCommand } from '../../shared/vehicle/vehicleCommand';
import type { StellantisClients } from '../clients';
import { vinField } from './vinField';

const waitField: SwitchField = {
	displayName: 'Wait for Outcome',
	name: 'waitForOutcome',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until the car says what became of the command. Without waiting the outcome is "accepted", never "done".',
};

const waitAtMostField: NumberField = {
	displayName: 'Wait At Most',
	name: 'waitAtMost',
	type: 'number',
	typeOptions: { minValue: 5, maxValue: 3600 },
	default: 180,
	displayOptions: { show: { waitForOutcome: [true] } },
	description:
		'Seconds to wait for the outcome, for example 180, a busy session included. A car that cannot be reached is reported after about two minutes.',
};

/** The fields of every vehicle command after its own. */
export const commandFields: readonly INodeProperties[] = [waitField, waitAtMostField];

/** Sends a command with the item's 'VIN' and waiting, and gives the outcome as output. */
export async function runCommand(
	parameters: Parameters,
	{ vehicles }: StellantisClients,
	command: VehicleCommand,
): Promise<Result<object>> {
	const vin = parameters.read(vinField, parseVin);
	const waitMs = parameters.switch(waitField) ? 1000 * parameters.number(waitAtMostField) : 0;
	const outcome = await vehicles.send(vin, command, { waitMs });
	return outcome.ok ? succeeded(outputOf(outcome.value)) : outcome;
}

function outputOf({ vehicle, programs, ...outcome }: CommandOutcome): object {
	return {
		...outcome,
		...(programs && { programs: programs.map(shownProgram) }),
		...(vehicle && { vehicle: readVehicleStatus(vehicle, Date.now()) }),
	};
}
