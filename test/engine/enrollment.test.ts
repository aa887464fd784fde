import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Account, SdkState } from '../../sandbox/bridge';
import { onlyFailure, onlyOutput, phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const newcomer = (more: Partial<Account> = {}): void => {
	Object.assign(sdk().account, { deviceActivated: false, pin: undefined, ...more });
};
const code = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
const operate = async (operation: string, parameters: INodeParameters = {}, session = 'demo') =>
	await desk.operator.stellantis(operation, parameters, { credential: { session, pin: '' } });
const output = async (...given: Parameters<typeof operate>): Promise<IDataObject> =>
	onlyOutput(await operate(...given));
const typed = { phone: phone.typed };

it('the whole way: phone, code, PIN, until the device may command', async () => {
	newcomer();
	expect(await output('enrollment getStatus')).toEqual({
		activated: false,
		blocked: false,
		trustedPhone: null,
		nextStep: 'certifyPhone',
		nextOperation: 'Phone: Request Certification Code',
	});
	await output('phone requestCertificationCode', typed);
	await output('phone add', { ...typed, smsCode: code() });
	expect(await output('enrollment getStatus')).toMatchObject({
		trustedPhone: phone.pims,
		nextStep: 'requestEnrollmentCode',
		nextOperation: 'Enrollment: Request Code',
	});
	expect(await output('enrollment requestCode')).toEqual({
		codeRequested: true,
		requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
	});
	const smsCode = code();
	expect(await output('enrollment validateCode', { smsCode })).toEqual({
		validated: true,
		newPin: true,
	});
	expect(await output('enrollment enroll', { pin: '0042', smsCode })).toEqual({ enrolled: true });
	expect(await output('enrollment getStatus')).toMatchObject({
		activated: true,
		nextStep: 'none',
		nextOperation: null,
	});
	expect(sdk().account.pin).toBe('0042');
});

it('the short way for an account without a phone', async () => {
	newcomer();
	await output('phone requestCertificationCode', typed);
	const given = { ...typed, smsCode: code(), pin: '424242' };
	expect(await output('enrollment enrollWithPhoneNumber', given)).toEqual({
		enrolled: true,
		phone: phone.dqe,
	});
	expect(sdk().account).toMatchObject({ deviceActivated: true, trustedPhone: phone.pims });
});

it('an account that has a PIN needs no new one', async () => {
	newcomer({ pin: '1234', trustedPhone: phone.pims });
	await output('enrollment requestCode');
	expect(await output('enrollment validateCode', { smsCode: code() })).toMatchObject({
		newPin: false,
	});
});

it('out of a blocked account: remove, and begin again', async () => {
	newcomer({ pin: '1234', trustedPhone: phone.pims });
	await output('enrollment requestCode');
	const smsCode = code();
	await output('enrollment validateCode', { smsCode });
	const wrong = { pin: '9999', smsCode };
	const codes = [];
	for (let tries = 0; tries < 3; tries++) {
		codes.push(onlyFailure(await operate('enrollment enroll', wrong)).code);
	}
	expect(codes).toEqual(['2308', '2308', '2317']);
	expect(await output('enrollment getStatus')).toMatchObject({
		blocked: true,
		nextStep: 'removeEnrollments',
		nextOperation: 'Enrollment: Remove',
	});
	const failure = onlyFailure(await operate('enrollment enroll', { pin: '1234', smsCode }));
	expect(failure).toMatchObject({ code: '2317', category: 'blocked' });
	expect(failure.hint).toContain('Enrollment: Remove');

	expect(await output('enrollment remove')).toEqual({ removed: true });
	expect(await output('enrollment getStatus')).toMatchObject({ blocked: false });
	expect(await output('enrollment enroll', { pin: '1234', smsCode })).toEqual({ enrolled: true });
});

it('a blocked PIN of an enrolled device is told as well', async () => {
	sdk().account.pinTriesLeft = 0;
	expect(await output('enrollment getStatus')).toMatchObject({
		activated: true,
		blocked: true,
		nextStep: 'removeEnrollments',
	});
});

it('a state of inWebo that nobody can read is neither blocked nor free', async () => {
	newcomer();
	sdk().inWebo = 'stateNotCorrect';
	expect(await output('enrollment getStatus')).toMatchObject({ blocked: null });
});

it.each([
	[true, 0, { activated: true, blocked: true }],
	[false, 3, { activated: false, blocked: false }],
])(
	'SDK 2.0 says the same in its own spelling (%s)',
	async (deviceActivated, pinTriesLeft, told) => {
		const { account } = desk.sandbox.bridge.session('legacy').sdk.state;
		Object.assign(account, { deviceActivated, pinTriesLeft });
		expect(await output('enrollment getStatus', {}, 'legacy')).toMatchObject(told);
	},
);

it('the status is one batch, and no operation but the three that say so lets an SMS go out', async () => {
	newcomer({ trustedPhone: phone.pims });
	await output('enrollment getStatus');
	expect(desk.arrivals('bridge', '/calls')).toHaveLength(1);
	const given = { smsCode: '000000', pin: '0042', newPin: '0043', oldPin: '0042', ...typed };
	for (const operation of ['validateCode', 'enroll', 'enrollWithPhoneNumber', 'remove']) {
		await operate(`enrollment ${operation}`, given);
	}
	await operate('pin reset', given);
	await operate('pin update', given);
	expect(desk.sandbox.phones.all).toEqual([]);
});

describe('the PIN', () => {
	it('is replaced by a code where it was forgotten', async () => {
		sdk().account.trustedPhone = phone.pims;
		await output('pin requestResetCode');
		expect(await output('pin reset', { smsCode: code(), newPin: '0043' })).toEqual({ reset: true });
		expect(sdk().account.pin).toBe('0043');
	});

	it('is replaced by itself where it is known', async () => {
		expect(await output('pin update', { oldPin: '1234', newPin: '0043' })).toEqual({
			updated: true,
		});
		expect(sdk().account.pin).toBe('0043');
	});

	it.each([
		['reset', { newPin: '1234' }],
		['update', { oldPin: '1234', newPin: '1234' }],
	])('%s refuses the present one (2315)', async (operation, given) => {
		sdk().account.trustedPhone = phone.pims;
		if (operation === 'reset') await output('pin requestResetCode');
		const failure = onlyFailure(await operate(`pin ${operation}`, { smsCode: code(), ...given }));
		expect(failure).toMatchObject({ code: '2315', category: 'input', delivered: 'no' });
	});

	it('blocks after wrong ones, and says which field is wrong', async () => {
		const wrong = { oldPin: '9999', newPin: '0043' };
		const failure = onlyFailure(await operate('pin update', wrong));
		expect(failure).toMatchObject({ code: '2308', category: 'blocked' });
		expect(failure.hint).toContain("'Old PIN'");
		await operate('pin update', wrong);
		const last = onlyFailure(await operate('pin update', wrong));
		expect(last).toMatchObject({ code: '2317', category: 'blocked' });
		expect(last.hint).toContain('Enrollment: Remove');
	});
});

it('SDK 2.0 has no short way, and the hint names the long one', async () => {
	const given = { ...typed, smsCode: '012345', pin: '0042' };
	const failure = onlyFailure(await operate('enrollment enrollWithPhoneNumber', given, 'legacy'));
	expect(failure).toMatchObject({ code: '2102', delivered: 'no' });
	expect(failure.hint).toContain('Enrollment: Enroll');
});
