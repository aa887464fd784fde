import { readEnrollmentStatus } from '../../../shared/clients/pimsEnrollment';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import type { StellantisClients } from '../../clients';
import { operationsOfSteps } from './nextOperation';

export const getStatus: Operation<StellantisClients> = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get enrollment status',
	description:
		'Get whether the device of the session is enrolled, whether the account is blocked, its trusted phone, and what to do next. Needs somebody logged in; sends no SMS.',
	effect: 'read',
	fields: [],
	async run(_parameters, { bridge }) {
		const status = await readEnrollmentStatus(bridge);
		if (!status.ok) return status;
		return succeeded({ ...status.value, nextOperation: operationsOfSteps[status.value.nextStep] });
	},
};
