import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand, vinField } from '../commandFields';

export const sound: Operation<StellantisClients> = {
	value: 'sound',
	name: 'Sound',
	action: 'Sound horn',
	description: 'Let the parked car sound its horn; it refuses to do so again right afterwards',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) => await runCommand(parameters, clients, { kind: 'soundHorn' }),
};
