import { noticeField } from '../../../shared/execution/noticeField';
import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

const notice = noticeField('The doors open for whoever stands beside the car.');

export const unlock: Operation<StellantisClients> = {
	value: 'unlock',
	name: 'Unlock',
	action: 'Unlock doors',
	description: 'Unlock all doors of the car, whoever stands beside it',
	effect: 'write',
	needsConsent: true,
	fields: [notice, vinField, ...commandFields],
	run: async (parameters, clients) => await runCommand(parameters, clients, { kind: 'unlock' }),
};
