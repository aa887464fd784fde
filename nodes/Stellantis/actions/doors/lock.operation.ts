import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

export const lock: Operation<StellantisClients> = {
	value: 'lock',
	name: 'Lock',
	action: 'Lock doors',
	description: 'Lock all doors of the car; they have to be closed',
	effect: 'write',
	needsConsent: true,
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) => await runCommand(parameters, clients, { kind: 'lock' }),
};
