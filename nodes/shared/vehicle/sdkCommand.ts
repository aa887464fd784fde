import {
	charge,
	chargeDeferredTime,
	flashLights,
	moveDoorLocks,
	soundHorn,
} from '../clients/pimsVehicleCalls';
import type { PimsCall, PimsDialect } from '../clients/pimsCalls';
import type { PreconditioningCommand } from './preconditioningThroughBridge';
import type { VehicleCommand, VehicleCommandKind } from './vehicleCommand';

/** The SDK's name of each command, for failures; the last word tells commands of one name apart. */
export const sdkActions: Readonly<Record<VehicleCommandKind, string>> = {
	scheduleCharge: 'chargeDeferredTime',
	startCharge: 'charge',
	stopCharge: 'charge',
	startPreconditioning: 'preconditioning',
	stopPreconditioning: 'preconditioning',
	setPreconditioningPrograms: 'preconditioning programs',
	lock: 'doors',
	unlock: 'doors',
	soundHorn: 'horn',
	flashLights: 'warning',
};

/** The call of a command that needs nothing but itself. */
export function sdkCommand(
	command: Exclude<VehicleCommand, PreconditioningCommand>,
	dialect: PimsDialect,
): PimsCall {
	switch (command.kind) {
		case 'scheduleCharge':
			return chargeDeferredTime(command.at, dialect);
		case 'startCharge':
			return charge(true, dialect);
		case 'stopCharge':
			return charge(false, dialect);
		case 'lock':
		case 'unlock':
			return moveDoorLocks(command.kind);
		case 'soundHorn':
			return soundHorn;
		case 'flashLights':
			return flashLights;
	}
}
