import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

export const start: Operation<StellantisClients> = {
	value: 'start',
	name: 'Start',
	action: 'Start charging',
	description: 'Let the plugged car charge now; it then charges whatever the scheduled time',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) =>
		await runCommand(parameters, clients, { kind: 'startCharge' }),
};
