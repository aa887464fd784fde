import { vehicleIn } from '../../../shared/clients/pimsSignal';
import { readVehicleStatus } from '../../../shared/clients/pimsVehicle';
import { selectVehicle } from '../../../shared/clients/pimsVehicleCalls';
import type { SwitchField } from '../../../shared/execution/fieldKinds';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parseVin } from '../../../shared/values/vin';
import type { StellantisClients } from '../../clients';
import { vinField } from '../vinField';
import { freshnessField, readFreshness, wakeUpMinutesField, wakeUpNotice } from './freshnessFields';

const simplifyField: SwitchField = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const getStatus: Operation<StellantisClients> = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get vehicle status',
	description: 'Get battery, charging, doors and the age of these data',
	effect: 'read',
	needsConsent: { field: freshnessField, value: 'refreshWithWakeUp' },
	fields: [vinField, freshnessField, wakeUpNotice, simplifyField],
	options: [wakeUpMinutesField],
	async run(parameters, { bridge }) {
		const vin = parameters.read(vinField, parseVin);
		const { call, wakes } = readFreshness(parameters, vin);
		const simplifies = parameters.switch(simplifyField);
		const answer = await bridge.callForResult([selectVehicle(vin), call], {
			operation: 'pims.vehicle.informations remote',
			// Asked twice, a car is woken twice.
			effect: wakes ? 'write' : 'read',
		});
		if (!answer.ok) return answer;
		const vehicle = vehicleIn(answer.value);
		return succeeded(simplifies ? { ...readVehicleStatus(vehicle, Date.now()), vin } : vehicle);
	},
};
