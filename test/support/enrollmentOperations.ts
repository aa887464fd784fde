import type { Sandbox } from '../../sandbox';
import {
	accountPins,
	certificationCodes,
	codesToTrustedPhones,
	internationalPhones,
	nationalPhones,
	openSessions,
	sessions,
	trustPhones,
	unluckySdk,
} from './bridgeSessions';
import { customers, unlucky, type OperationUnderTest } from './operationUnderTest';
import { throughBridge } from './phoneOperations';

const smsCode = '={{ $json.code }}';
const pin = '={{ $json.pin }}';
const trusted = (sandbox: Sandbox) => trustPhones(sandbox, (customer) => nationalPhones[customer]);

export const getEnrollmentStatus: OperationUnderTest = {
	...throughBridge,
	name: 'Enrollment: get status',
	effect: 'read',
	calledAs: 'pims.authentication.account',
	parameters: { resource: 'enrollment', operation: 'getStatus' },
	arrange(sandbox) {
		const items = openSessions(sandbox);
		trusted(sandbox);
		return items;
	},
	succeeds: (customer) => ({
		activated: true,
		blocked: false,
		trustedPhone: nationalPhones[customer],
		nextStep: 'none',
	}),
	refusal: {
		because: 'the user is logged out of the app',
		code: '2301',
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.loggedIn = false),
	},
	meetsCode: { vendor: 'bridge', on: 'pims.authentication.account isDevice', skip: unlucky },
};

const hasNoPhone: OperationUnderTest['refusal'] = {
	because: 'the account has no trusted phone',
	code: '2307',
	category: 'ordering',
	delivered: 'no',
	retry: 'afterFix',
	arrange: (sandbox) => void (unluckySdk(sandbox).account.trustedPhone = undefined),
};

export const requestEnrollmentCode: OperationUnderTest = {
	...throughBridge,
	name: 'Enrollment: request code',
	effect: 'write',
	calledAs: 'pims.authentication.smscode enrollment',
	parameters: { resource: 'enrollment', operation: 'requestCode' },
	arrange: getEnrollmentStatus.arrange,
	succeeds: () => ({ codeRequested: true }),
	refusal: hasNoPhone,
	meetsCode: { vendor: 'bridge', on: 'get pims.authentication.smscode', skip: unlucky },
};

export const validateEnrollmentCode: OperationUnderTest = {
	...throughBridge,
	name: 'Enrollment: validate code',
	effect: 'write',
	calledAs: 'pims.authentication.smscode enrollment validation',
	parameters: { resource: 'enrollment', operation: 'validateCode', smsCode },
	arrange(sandbox) {
		const items = openSessions(sandbox);
		trusted(sandbox);
		const codes = codesToTrustedPhones(sandbox, 'enrollment');
		return items.map((item, index) => ({ ...item, code: codes[index] }));
	},
	succeeds: () => ({ validated: true, newPin: false }),
	refusal: {
		because: 'a newer code was sent meanwhile',
		code: '2305',
		category: 'smsCode',
		delivered: 'yes',
		retry: 'afterFix',
		arrange: ({ bridge }) => bridge.session(sessions[unlucky]).sdk.smsCodes.useUp('enrollment'),
	},
	meetsCode: { vendor: 'bridge', on: 'set pims.authentication.smscode', skip: unlucky },
};

export const enroll: OperationUnderTest = {
	...throughBridge,
	name: 'Enrollment: enroll',
	effect: 'write',
	calledAs: 'pims.authentication.enrollment enroll',
	parameters: { resource: 'enrollment', operation: 'enroll', pin, smsCode },
	arrange(sandbox) {
		const items = validateEnrollmentCode.arrange(sandbox);
		for (const customer of customers) {
			sandbox.bridge.session(sessions[customer]).sdk.smsCodes.confirm('enrollment');
		}
		const pins = accountPins(sandbox);
		return items.map((item, index) => ({ ...item, pin: pins[index] }));
	},
	succeeds: () => ({ enrolled: true }),
	refusal: {
		because: 'the PIN is another one',
		code: '2308',
		category: 'blocked',
		delivered: 'yes',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.pin = '55667788'),
	},
	meetsCode: { vendor: 'bridge', on: 'set pims.authentication.enrollment', skip: unlucky },
};

export const enrollWithPhoneNumber: OperationUnderTest = {
	...enroll,
	name: 'Enrollment: enroll with phone number',
	calledAs: 'pims.authentication.enrollment enrollWithPhoneNumber',
	parameters: {
		resource: 'enrollment',
		operation: 'enrollWithPhoneNumber',
		phone: '={{ $json.phone }}',
		pin,
		smsCode,
	},
	arrange(sandbox) {
		const items = openSessions(sandbox);
		const codes = certificationCodes(sandbox);
		const pins = accountPins(sandbox);
		return items.map((item, index) => ({ ...item, code: codes[index], pin: pins[index] }));
	},
	succeeds: (customer) => ({ enrolled: true, phone: internationalPhones[customer] }),
	refusal: {
		because: 'the account trusts a phone already',
		code: '2390',
		category: 'conflict',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.trustedPhone = '0699999999'),
	},
};

export const removeEnrollments: OperationUnderTest = {
	...enroll,
	name: 'Enrollment: remove',
	calledAs: 'pims.authentication.enrollment remove',
	parameters: { resource: 'enrollment', operation: 'remove' },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: () => ({ removed: true }),
	refusal: {
		because: 'the enrollments of phone and inWebo differ',
		code: '2311',
		category: 'blocked',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).inWebo = 'stateNotCorrect'),
	},
};
