import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

export const flash: Operation<StellantisClients> = {
	value: 'flash',
	name: 'Flash',
	action: 'Flash lights',
	description:
		'Let the parked car flash its lights, for example to find it; it refuses to do so again right afterwards',
	effect: 'write',
	fields: [vinField, ...commandFields],
	run: async (parameters, clients) =>
		await runCommand(parameters, clients, { kind: 'flashLights' }),
};
