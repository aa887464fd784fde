import type { INodeParameters } from 'n8n-workflow';
import { electricCar, type Operated, type Settings } from './operator';
import type { Desk } from './useOperator';

export type ChargingCommand = 'schedule' | 'start' | 'stop';
export const chargingCommands: readonly ChargingCommand[] = ['schedule', 'start', 'stop'];
/** As the vendor calls them. */
export const chargingApis: Readonly<Record<ChargingCommand, string>> = {
	schedule: 'pims.vehicle.command chargeDeferredTime',
	start: 'pims.vehicle.command charge',
	stop: 'pims.vehicle.command charge',
};

/** Sends a charging command to the electric car. */
export const chargingOf =
	(desk: Desk) =>
	async (
		command: ChargingCommand,
		parameters: INodeParameters = {},
		settings: Settings = {},
	): Promise<Operated> =>
		await desk.operator.stellantis(
			`charging ${command}`,
			{
				vin: electricCar,
				...(command === 'schedule' && { startTime: '02:30' }),
				...parameters,
			},
			settings,
		);
