import { BridgeCaller, get, set } from './bridgeCaller';

/** SMS codes and the trusted phone, over several calls. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const phone = '0612345678';
const other = '0698765432';
const account = () => caller.bridge.session('demo').sdk.state.account;
const certify = (phoneNumber = phone) =>
	get('authentication.smscode', { type: 'phoneNumberCertification', phoneNumber });
const requestCode = (type: string) => get('authentication.smscode', { type });
const addPhone = (smsCode: string, phoneNumber = phone) =>
	set('authentication.smscode', { action: 'addPhoneNumber', smsCode, phoneNumber });
const confirm = (smsCode: string) =>
	set('authentication.smscode', { action: 'enrollment', smsCode });

describe('SMS', () => {
	it('goes from Stellantis to the phone, with a code of six digits', async () => {
		await caller.code([certify()]);
		const [sms] = caller.sandbox.phones.messagesOf(phone);
		expect(sms).toMatchObject({ to: '33612345678', from: 'Stellantis' });
		expect(sms?.code).toMatch(/^\d{6}$/);
		expect(sms?.text).toContain(sms?.code);
	});

	it('codes keep their leading zeros', async () => {
		for (let tries = 0; tries < 300; tries += 1) {
			caller.bridge.session('demo').sdk.smsCodes.send('resetPIN', phone, '33');
		}
		const codes = caller.sandbox.phones.all.map(({ code }) => code);
		expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
		expect(codes.some((code) => code.startsWith('0'))).toBe(true);
	});

	it('without a trusted phone there is no enrolment and no reset: 2307', async () => {
		expect(await caller.code([requestCode('enrollment')])).toBe(2307);
		expect(await caller.code([requestCode('resetPIN')])).toBe(2307);
		expect(await caller.code([get('authentication.trustedphonenumber')])).toBe(2307);
		expect(caller.sandbox.phones.all).toEqual([]);
	});
});

describe('a trusted phone', () => {
	it('is added with its code, once', async () => {
		await caller.code([certify()]);
		const code = caller.smsTo(phone);
		expect(await caller.code([addPhone(code)])).toBe('SUCCEEDED');
		const { result } = await caller.message([get('authentication.trustedphonenumber')]);
		expect(result).toEqual({ phoneNumber: phone });
		expect(await caller.code([addPhone(code)])).toBe(2390);
		account().trustedPhone = undefined;
		expect(await caller.code([addPhone(code)])).toBe(2305);
	});

	it('a wrong code, a code for another phone and an older code are invalid: 2305', async () => {
		await caller.code([certify(other)]);
		const foreign = caller.smsTo(other);
		await caller.code([certify()]);
		const first = caller.smsTo(phone);
		expect(await caller.code([addPhone(`${first}0`)])).toBe(2305);
		expect(await caller.code([addPhone(foreign, other)])).toBe(2305);
		expect(await caller.code([addPhone(first, other)])).toBe(2305);
		await caller.code([certify()]);
		if (caller.smsTo(phone) !== first) expect(await caller.code([addPhone(first)])).toBe(2305);
		expect(account().trustedPhone).toBeUndefined();
	});

	it('a code expires: 2306', async () => {
		await caller.code([certify()]);
		const code = caller.smsTo(phone);
		caller.sandbox.clock.advance(caller.bridge.settings.smsCodeValidMs);
		expect(await caller.code([addPhone(code)])).toBe(2306);
	});

	it('codes of the three kinds do not mix', async () => {
		account().trustedPhone = phone;
		const codes: string[] = [];
		for (const call of [certify(other), requestCode('enrollment'), requestCode('resetPIN')]) {
			await caller.code([call]);
			codes.push(caller.sandbox.phones.all.at(-1)?.code ?? '');
		}
		const [certification = '', enrollment = '', reset = ''] = codes;
		expect(await caller.code([confirm(certification)])).toBe(2305);
		expect(await caller.code([confirm(reset)])).toBe(2305);
		const newPin = set('authentication.pincode', {
			action: 'reset',
			pinCode: '9999',
			smsCode: enrollment,
		});
		expect(await caller.code([newPin])).toBe(2305);
		account().trustedPhone = undefined;
		expect(await caller.code([addPhone(enrollment)])).toBe(2305);
	});

	it('is modified only where there is one, by an enrolled device', async () => {
		await caller.code([certify(other)]);
		const modify = set('authentication.smscode', {
			type: 'modifyPhoneNumber',
			smsCode: caller.smsTo(other),
			phoneNumber: other,
		});
		expect(await caller.code([modify])).toBe(2307);
		account().trustedPhone = phone;
		account().deviceActivated = false;
		expect(await caller.code([modify])).toBe(2312);
		account().deviceActivated = true;
		expect(await caller.code([modify])).toBe('SUCCEEDED');
		expect(account().trustedPhone).toBe(other);
	});
});
