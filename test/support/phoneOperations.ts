import {
	certificationCodes,
	internationalPhones,
	nationalPhones,
	openSessions,
	sessions,
	trustPhones,
	unluckySdk,
} from './bridgeSessions';
import { unlucky, type OperationUnderTest } from './operationUnderTest';

const phone = { phone: '={{ $json.phone }}' };
const phoneAndCode = { ...phone, smsCode: '={{ $json.code }}' };

/** What all operations through the bridge have in common: a session per customer. */
export const throughBridge = {
	node: 'stellantis',
	meets: { vendor: 'bridge', on: `POST /sessions/${sessions[unlucky]}/calls` },
	isRequest: ({ method, path }) => method === 'POST' && path.endsWith('/calls'),
} satisfies Partial<OperationUnderTest>;

export const requestCertificationCode: OperationUnderTest = {
	...throughBridge,
	name: 'Phone: request certification code',
	effect: 'write',
	calledAs: 'pims.authentication.smscode phoneNumberCertification',
	parameters: { resource: 'phone', operation: 'requestCertificationCode', ...phone },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({ codeRequested: true, phone: internationalPhones[customer] }),
	refusal: {
		because: 'the app is without network',
		code: '2202',
		category: 'network',
		delivered: 'unknown',
		retry: 'later',
		arrange: (sandbox) => void (unluckySdk(sandbox).network.internet = false),
	},
	meetsCode: { vendor: 'bridge', on: 'get pims.authentication.smscode', skip: unlucky },
};

export const addPhone: OperationUnderTest = {
	...throughBridge,
	name: 'Phone: add',
	effect: 'write',
	calledAs: 'pims.authentication.smscode addPhoneNumber',
	parameters: { resource: 'phone', operation: 'add', ...phoneAndCode },
	arrange(sandbox) {
		const items = openSessions(sandbox);
		const codes = certificationCodes(sandbox);
		return items.map((item, index) => ({ ...item, code: codes[index] }));
	},
	succeeds: (customer) => ({ added: true, phone: internationalPhones[customer] }),
	refusal: {
		because: 'the account trusts a phone already',
		code: '2390',
		category: 'conflict',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.trustedPhone = '0699999999'),
	},
	meetsCode: { vendor: 'bridge', on: 'set pims.authentication.smscode', skip: unlucky },
};

export const modifyPhone: OperationUnderTest = {
	...throughBridge,
	name: 'Phone: modify',
	effect: 'write',
	calledAs: 'pims.authentication.smscode modifyPhoneNumber',
	parameters: { resource: 'phone', operation: 'modify', ...phoneAndCode },
	arrange(sandbox) {
		const items = addPhone.arrange(sandbox);
		trustPhones(sandbox, () => '0688888888');
		return items;
	},
	succeeds: (customer) => ({ modified: true, phone: internationalPhones[customer] }),
	refusal: {
		because: 'the device is not enrolled',
		code: '2312',
		category: 'blocked',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.deviceActivated = false),
	},
	meetsCode: { vendor: 'bridge', on: 'set pims.authentication.smscode', skip: unlucky },
};

export const getTrustedNumber: OperationUnderTest = {
	...throughBridge,
	name: 'Phone: get trusted number',
	effect: 'read',
	calledAs: 'pims.authentication.trustedphonenumber',
	parameters: { resource: 'phone', operation: 'getTrustedNumber' },
	arrange(sandbox) {
		const items = openSessions(sandbox);
		trustPhones(sandbox, (customer) => nationalPhones[customer]);
		return items;
	},
	succeeds: (customer) => ({ registered: true, phone: nationalPhones[customer] }),
	refusal: {
		because: 'the user is logged out of the app',
		code: '2301',
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.loggedIn = false),
	},
	meetsCode: { vendor: 'bridge', on: 'pims.authentication.trustedphonenumber', skip: unlucky },
};
