import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

export const start: Operation<StellantisClients> = {
	value: 'start',
	name: 'Start',
	action: 'Start preconditioning',
	description:
		'Let the parked car warm or cool its cabin now. Its programs are read first and sent along unchanged.',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) =>
		await runCommand(parameters, clients, { kind: 'startPreconditioning' }),
};
