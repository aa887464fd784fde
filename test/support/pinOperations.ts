import {
	accountPins,
	codesToTrustedPhones,
	nationalPhones,
	openSessions,
	trustPhones,
	unluckySdk,
} from './bridgeSessions';
import { requestEnrollmentCode } from './enrollmentOperations';
import { unlucky, type OperationUnderTest } from './operationUnderTest';
import { throughBridge } from './phoneOperations';

const newPin = '60718293';
const meetsCode = {
	vendor: 'bridge',
	on: 'set pims.authentication.pincode',
	skip: unlucky,
} as const;

export const requestPinResetCode: OperationUnderTest = {
	...requestEnrollmentCode,
	name: 'PIN: request reset code',
	calledAs: 'pims.authentication.smscode resetPIN',
	parameters: { resource: 'pin', operation: 'requestResetCode' },
};

export const resetPin: OperationUnderTest = {
	...throughBridge,
	name: 'PIN: reset',
	effect: 'write',
	calledAs: 'pims.authentication.pincode reset',
	parameters: {
		resource: 'pin',
		operation: 'reset',
		smsCode: '={{ $json.code }}',
		newPin: '={{ $json.pin }}',
	},
	arrange(sandbox) {
		const items = openSessions(sandbox);
		trustPhones(sandbox, (customer) => nationalPhones[customer]);
		const codes = codesToTrustedPhones(sandbox, 'resetPIN');
		return items.map((item, index) => ({ ...item, code: codes[index], pin: newPin }));
	},
	succeeds: () => ({ reset: true }),
	refusal: {
		because: 'the new PIN is the present one',
		code: '2315',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.pin = newPin),
	},
	meetsCode,
};

export const updatePin: OperationUnderTest = {
	...throughBridge,
	name: 'PIN: update',
	effect: 'write',
	calledAs: 'pims.authentication.pincode update',
	parameters: {
		resource: 'pin',
		operation: 'update',
		oldPin: '={{ $json.pin }}',
		newPin,
	},
	arrange(sandbox) {
		const items = openSessions(sandbox);
		const pins = accountPins(sandbox);
		return items.map((item, index) => ({ ...item, pin: pins[index] }));
	},
	succeeds: () => ({ updated: true }),
	refusal: {
		because: 'the old PIN is another one',
		code: '2308',
		category: 'blocked',
		delivered: 'yes',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.pin = '55667788'),
	},
	meetsCode,
};
