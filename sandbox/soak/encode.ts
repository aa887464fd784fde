import type { CarCommand } from '../bridge/cars/commands';
import { dialectOf } from '../bridge/pims/message';

/** A command as an SDK of a version takes it: the 2.0 pages quote booleans. */
export function parametersOf(command: CarCommand, sdkVersion: string): Record<string, unknown> {
	const flag = (value: boolean) => (dialectOf(sdkVersion) === '2.0' ? String(value) : value);
	switch (command.action) {
		case 'charge':
			return { ...command, startNow: flag(command.startNow) };
		case 'chargeDeferredTime':
			return { ...command, startNow: flag(command.startNow), checkStartCharge: flag(true) };
		case 'preconditioning':
			return {
				...command,
				startNow: flag(command.startNow),
				programs: command.programs.map((program) => ({
					...program,
					isEnabled: flag(program.isEnabled),
				})),
			};
		case 'doors':
			return { action: 'doors', doorState: command.lock ? 'lock' : 'unlock' };
		case 'horn':
		case 'warning':
			return { ...command };
	}
}
