import { getServices as callOf } from '../../../shared/clients/pimsSubscriptionCalls';
import { readServices } from '../../../shared/clients/pimsServices';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parseVin } from '../../../shared/values/vin';
import type { StellantisClients } from '../../clients';
import { vinField } from '../vinField';

export const getServices: Operation<StellantisClients> = {
	value: 'getServices',
	name: 'Get Services',
	action: 'Get services of vehicle',
	description: 'Get the connected services that are subscribed for the car',
	effect: 'read',
	fields: [vinField],
	async run(parameters, { bridge }) {
		const vin = parameters.read(vinField, parseVin);
		const answer = await bridge.callForResult([callOf(vin)], {
			operation: 'pims.subscription.services',
			effect: 'read',
		});
		return answer.ok ? succeeded({ vin, services: readServices(answer.value) }) : answer;
	},
};
