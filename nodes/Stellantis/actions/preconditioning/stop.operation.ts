import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

export const stop: Operation<StellantisClients> = {
	value: 'stop',
	name: 'Stop',
	action: 'Stop preconditioning',
	description:
		'Let the car stop warming or cooling its cabin. Its programs are read first and sent along unchanged.',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) =>
		await runCommand(parameters, clients, { kind: 'stopPreconditioning' }),
};
