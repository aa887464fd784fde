import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand, vinField } from '../commandFields';

export const unlock: Operation<StellantisClients> = {
	value: 'unlock',
	name: 'Unlock',
	action: 'Unlock doors',
	description: 'Unlock all doors of the car, whoever stands beside it',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) => await runCommand(parameters, clients, { kind: 'unlock' }),
};
