import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';
import { programsFields, readProgramChanges } from './programsFields';

export const setPrograms: Operation<StellantisClients> = {
	value: 'setPrograms',
	name: 'Set Programs',
	action: 'Set preconditioning programs',
	description:
		'Change when the car warms or cools its cabin by itself. Programs that are not named are read first and stay as they are.',
	effect: 'write',
	fields: [vinField, ...programsFields, ...commandFields],
	async run(parameters, clients) {
		const changes = readProgramChanges(parameters);
		return await runCommand(parameters, clients, { kind: 'setPreconditioningPrograms', changes });
	},
};
