import type { EnrollmentStep } from '../../../shared/clients/pimsEnrollment';

/** What to run next, as the editor names it. */
export const operationsOfSteps: Readonly<Record<EnrollmentStep, string | null>> = {
	removeEnrollments: 'Enrollment: Remove',
	certifyPhone: 'Phone: Request Certification Code',
	requestEnrollmentCode: 'Enrollment: Request Code',
	none: null,
};
