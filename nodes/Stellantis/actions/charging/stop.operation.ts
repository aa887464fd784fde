import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

export const stop: Operation<StellantisClients> = {
	value: 'stop',
	name: 'Stop',
	action: 'Stop charging',
	description: 'Let the car stop charging; it goes on at its scheduled time',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) => await runCommand(parameters, clients, { kind: 'stopCharge' }),
};
