import { removeEnrollments } from '../../../shared/clients/pimsEnrollmentCalls';
import { noticeField } from '../../../shared/execution/noticeField';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import type { StellantisClients } from '../../clients';

const notice = noticeField(
	'All devices of the account lose remote control, also the phones that are in use.',
);

export const remove: Operation<StellantisClients> = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove all enrollments',
	description:
		'Remove the enrollments of all devices of the account, also those of phones in use: the way out of a blocked account. Enroll again afterwards.',
	effect: 'write',
	needsConsent: true,
	fields: [notice],
	async run(_parameters, { bridge }) {
		const removed = await bridge.callForResult([removeEnrollments], {
			operation: 'pims.authentication.enrollment remove',
			effect: 'write',
		});
		return removed.ok ? succeeded({ removed: true }) : removed;
	},
};
