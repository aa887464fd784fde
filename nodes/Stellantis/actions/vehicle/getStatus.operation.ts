import type { INodeProperties } from 'n8n-workflow';
import { vehicleIn } from '../../../shared/clients/pimsSignal';
import { getVehicleInformations, selectVehicle } from '../../../shared/clients/pimsVehicleCalls';
import { readVehicleStatus } from '../../../shared/clients/pimsVehicle';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parseVin } from '../../../shared/values/vin';
import type { StellantisClients } from '../../clients';
import { vinField } from '../charging/commandFields';

const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const refreshField: INodeProperties = {
	displayName: 'Refresh',
	name: 'refresh',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask the server anew instead of taking what it or the phone has. Does not wake a sleeping car unless it is charging.',
};

export const getStatus: Operation<StellantisClients> = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get vehicle status',
	description: 'Get battery, charging, doors and the age of these data',
	effect: 'read',
	fields: [vinField, refreshField, simplifyField],
	async run(parameters, { bridge }) {
		const vin = parameters.read(vinField, parseVin);
		const action = parameters.choice(refreshField) === true ? 'refresh' : 'get';
		const batch = [selectVehicle(vin), getVehicleInformations(action)];
		const answer = await bridge.callForResult(batch, {
			operation: 'pims.vehicle.informations remote',
			effect: 'read',
		});
		if (!answer.ok) return answer;
		const vehicle = vehicleIn(answer.value);
		return succeeded(
			parameters.choice(simplifyField) === false
				? vehicle
				: { ...readVehicleStatus(vehicle, Date.now()), vin },
		);
	},
};
