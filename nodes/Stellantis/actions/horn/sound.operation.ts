import { noticeField } from '../../../shared/execution/noticeField';
import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

const notice = noticeField('Heard in the street, at any time of day.');

export const sound: Operation<StellantisClients> = {
	value: 'sound',
	name: 'Sound',
	action: 'Sound horn',
	description: 'Let the parked car sound its horn; it refuses to do so again right afterwards',
	effect: 'write',
	needsConsent: true,
	fields: [notice, vinField, ...commandFields],
	run: async (parameters, clients) => await runCommand(parameters, clients, { kind: 'soundHorn' }),
};
