import { readInformations } from '../../../shared/clients/pimsInformations';
import { readVehicleStatus } from '../../../shared/clients/pimsVehicle';
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

const wakeUp = { field: freshnessField, value: 'refreshWithWakeUp' };

export const getStatus: Operation<StellantisClients> = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get vehicle status',
	description: 'Get battery, charging, doors and the age of these data',
	effect: wakeUp,
	needsConsent: wakeUp,
	fields: [vinField, freshnessField, wakeUpNotice, simplifyField],
	options: [wakeUpMinutesField],
	async run(parameters, { bridge }) {
		const vin = parameters.read(vinField, parseVin);
		const { call, wakes } = readFreshness(parameters, vin);
		const simplifies = parameters.switch(simplifyField);
		// Asked twice, a car is woken twice.
		const vehicle = await readInformations(bridge, vin, call, wakes ? 'write' : 'read');
		if (!vehicle.ok || !simplifies) return vehicle;
		return succeeded({ ...readVehicleStatus(vehicle.value, Date.now()), vin });
	},
};
