import { BridgeCaller, bev, command, get, schedule, set } from './bridgeCaller';

/** What the authentication interfaces do, over several calls. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const phone = '0612345678';
const account = () => caller.bridge.session('demo').sdk.state.account;
const certify = (phoneNumber = phone) =>
	get('authentication.smscode', { type: 'phoneNumberCertification', phoneNumber });
const requestCode = (type: string) => get('authentication.smscode', { type });
const confirm = (smsCode: string) =>
	set('authentication.smscode', { action: 'enrollment', smsCode });
const enroll = (smsCode: string, pinCode = '1234') =>
	set('authentication.enrollment', { action: 'enroll', pinCode, smsCode });
const otp = (pin = '1234') => get('authentication.otp', { action: 'withPIN', pinCode: pin });

describe('enrolment', () => {
	beforeEach(() => {
		account().trustedPhone = phone;
		account().deviceActivated = false;
	});
	const enrollmentCode = async () => {
		await caller.code([requestCode('enrollment')]);
		return caller.smsTo(phone);
	};

	it.each([
		[undefined, 'NotEnrolled'],
		['1234', 'AlreadyEnrolled'],
	])('with PIN %s: %s, then enrolled', async (pin, status) => {
		account().pin = pin;
		const code = await enrollmentCode();
		expect((await caller.message([confirm(code)])).result).toEqual({ status });
		expect(await caller.code([enroll(code)])).toBe('SUCCEEDED');
		expect(account()).toMatchObject({ pin: '1234', deviceActivated: true });
		expect(await caller.code([enroll(code)])).toBe(2305);
	});

	it('the code has to be confirmed first: 2311', async () => {
		expect(await caller.code([enroll(await enrollmentCode())])).toBe(2311);
		expect(account().deviceActivated).toBe(false);
	});

	it('with the phone in one go, only where none is registered: 2390', async () => {
		await caller.code([certify()]);
		const both = set('authentication.enrollment', {
			action: 'enrollWithPhoneNumber',
			pinCode: '1234',
			smsCode: caller.smsTo(phone),
			phoneNumber: phone,
		});
		expect(await caller.code([both])).toBe(2390);
		account().trustedPhone = undefined;
		expect(await caller.code([both])).toBe('SUCCEEDED');
		expect(account()).toMatchObject({ trustedPhone: phone, deviceActivated: true });
	});
});

describe('PIN', () => {
	it('the third wrong one blocks it; removing the enrolments is the way out', async () => {
		const blocked = get('authentication.account', {
			actionType: 'strong',
			type: 'isAccountBlocked',
		});
		expect(await caller.code([otp('0000')])).toBe(2308);
		expect(await caller.code([otp('0000')])).toBe(2308);
		expect((await caller.message([blocked])).result).toEqual({ isAccountBlocked: 'NotBlocked' });
		expect(await caller.code([otp('0000')])).toBe(2317);
		expect((await caller.message([blocked])).result).toEqual({ isAccountBlocked: 'PinBlocked' });
		expect(await caller.code([otp()])).toBe(2317);
		expect(await caller.code([set('authentication.enrollment', { action: 'remove' })])).toBe(
			'SUCCEEDED',
		);
		expect(await caller.code([otp()])).toBe(2312);
		expect((await caller.message([blocked])).result).toEqual({ isAccountBlocked: 'NotBlocked' });
	});

	it('a new one is not the old one: 2315', async () => {
		account().trustedPhone = phone;
		const update = { action: 'update', oldPIN: '1234', newPIN: '1234' };
		expect(await caller.code([set('authentication.pincode', update)])).toBe(2315);
		await caller.code([requestCode('resetPIN')]);
		const reset = { action: 'reset', smsCode: caller.smsTo(phone) };
		expect(await caller.code([set('authentication.pincode', { ...reset, pinCode: '1234' })])).toBe(
			2315,
		);
		expect(await caller.code([set('authentication.pincode', { ...reset, pinCode: '5678' })])).toBe(
			'SUCCEEDED',
		);
		expect(await caller.code([otp('5678')])).toBe('SUCCEEDED');
	});

	it('a failed post-synchronization reports 2316, and yet it is done', async () => {
		caller.bridge.session('demo').sdk.state.inWebo = 'postSynchronizationFailed';
		const update = { action: 'update', oldPIN: '1234', newPIN: '4321' };
		expect(await caller.code([set('authentication.pincode', update)])).toBe(2316);
		expect(account().pin).toBe('4321');
	});
});

it('2302 is repaired by a one-time password with the right PIN only', async () => {
	const { state } = caller.bridge.session('demo').sdk;
	state.strongAuthentication = 'expired';
	expect(await caller.code(command(bev, schedule))).toBe(2302);
	await caller.code([get('authentication.otp', { action: 'withoutPIN' })]);
	await caller.code([otp('0000')]);
	expect(await caller.code(command(bev, schedule))).toBe(2302);
	expect((await caller.message([otp()])).result).toEqual({ otp: expect.stringMatching(/^\d{8}$/) });
	expect(await caller.code(command(bev, schedule))).toBe('SUCCEEDED');
});
