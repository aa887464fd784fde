import { removeEnrollments } from '../../../shared/clients/pimsEnrollmentCalls';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import type { StellantisClients } from '../../clients';

export const remove: Operation<StellantisClients> = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove all enrollments',
	description:
		'Remove the enrollments of all devices of the account, also those of phones in use: the way out of a blocked account. Enroll again afterwards.',
	effect: 'write',
	fields: [],
	async run(_parameters, { bridge }) {
		const removed = await bridge.callForResult([removeEnrollments], {
			operation: 'pims.authentication.enrollment remove',
			effect: 'write',
		});
		return removed.ok ? succeeded({ removed: true }) : removed;
	},
};
