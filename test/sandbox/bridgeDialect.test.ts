import { bev, BridgeCaller, command, get, old, schedule, set } from './bridgeCaller';

/** The 2.0 pages' spelling of parameters and answers, in the session `legacy`. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => {
	caller.sandbox.reset();
	caller.bridge.settings.paceMs = 0;
});
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const phone = '0612345678';
const legacy = { vin: old, session: 'legacy' };
const quoted = { ...schedule, startNow: 'false', checkStartCharge: 'true' };
const certify = get('authentication.smscode', {
	type: 'phoneNumberCertification',
	phoneNumber: phone,
});
const account = () => caller.bridge.session('legacy').sdk.state.account;

describe('addPhoneNumber', () => {
	const add = async (parameters: Record<string, unknown>, session: string) => {
		await caller.code([certify], session);
		const smsCode = caller.smsTo(phone);
		return await caller.message(
			[set('authentication.smscode', { smsCode, ...parameters })],
			session,
		);
	};

	it('2.0: `enrollment` and `Phone number`; no result is null', async () => {
		const message = await add({ action: 'enrollment', 'Phone number': phone }, 'legacy');
		expect(message).toEqual({
			transactionId: expect.any(String),
			status: 'SUCCEEDED',
			result: null,
		});
		expect(account().trustedPhone).toBe(phone);
	});

	it('2.3: `addPhoneNumber` and `phoneNumber`; no result is absent', async () => {
		const message = await add({ action: 'addPhoneNumber', phoneNumber: phone }, 'demo');
		expect(message).toEqual({ transactionId: expect.any(String), status: 'SUCCEEDED' });
	});

	it.each([
		[
			'legacy',
			{ action: 'addPhoneNumber', phoneNumber: phone },
			'2102',
			'Invalid [action] parameter',
		],
		[
			'legacy',
			{ action: 'enrollment', phoneNumber: phone },
			'2101',
			'Missing [Phone number] parameter',
		],
		[
			'demo',
			{ action: 'addPhoneNumber', 'Phone number': phone },
			2101,
			'Missing [phoneNumber] parameter',
		],
	])('%s refuses %j', async (session, parameters, code, label) => {
		const { error } = await add(parameters, session);
		expect(error).toEqual({ code, label });
		expect(caller.bridge.session(session).sdk.state.account.trustedPhone).toBeUndefined();
	});

	it('without a number it is the enrolment itself', async () => {
		account().trustedPhone = phone;
		await caller.code([get('authentication.smscode', { type: 'enrollment' })], 'legacy');
		const confirm = set('authentication.smscode', {
			action: 'enrollment',
			smsCode: caller.smsTo(phone),
		});
		expect((await caller.message([confirm], 'legacy')).result).toEqual({
			status: 'AlreadyEnrolled',
		});
	});
});

it('enrollWithPhoneNumber is not there before 2.1', async () => {
	const call = set('authentication.enrollment', { action: 'enrollWithPhoneNumber' });
	expect((await caller.message([call], 'legacy')).error).toEqual({
		code: '2102',
		label: 'Invalid [action] parameter',
	});
});

describe('booleans', () => {
	it('are quoted in 2.0', async () => {
		expect((await caller.command(quoted, legacy)).codes.at(-1)).toBe(200);
		expect(caller.bridge.car(old).state.deferredTime).toBe('PT02H30M');
	});

	it.each([
		['legacy', old, schedule, '2102'],
		['demo', bev, quoted, 2102],
	])('of the other spelling are refused by %s', async (session, vin, parameters, code) => {
		const { error } = await caller.message(command(vin, parameters), session);
		expect(error).toEqual({ code, label: 'Invalid [startNow] parameter' });
	});

	it.each([
		['legacy', { isDeviceActivated: 'true' }],
		['demo', { isDeviceActivated: true }],
	])('of answers: %s', async (session, result) => {
		const call = get('authentication.account', { actionType: 'strong', type: 'isDeviceActivated' });
		expect((await caller.message([call], session)).result).toEqual(result);
	});
});

it('codes of a `set` are text in 2.0, others numbers; the long label of 2201 is the old one', async () => {
	const { sdk } = caller.bridge.session('legacy');
	sdk.state.server = 'slow';
	const label = 'Timeout/Polling Timeout/Command Timeout';
	expect((await caller.message([certify], 'legacy')).error).toEqual({ code: 2201, label });
	sdk.state.server = 'ok';
	sdk.state.strongAuthentication = 'expired';
	expect((await caller.message(command(old, quoted), 'legacy')).error).toEqual({
		code: '2302',
		label: 'Need Strong Authentication ',
	});
});

it('a tolerated code may be text on either side', async () => {
	const batch = (tolerate: Array<number | string>) => [
		{ ...set('vehicle.vin', { vin: 'VR3UNKN0WN0000001' }), tolerate },
		certify,
	];
	for (const tolerate of [[2366], ['2366']]) {
		expect((await caller.calls(batch(tolerate), { session: 'legacy' })).data.messages).toHaveLength(
			2,
		);
	}
});

describe('vehicle data', () => {
	it('2.0: unwrapped, in lower case', async () => {
		caller.bridge.car(old).set({ charging: true, locked: true });
		const { events } = await caller.command({ action: 'horn' }, legacy);
		const result = events.at(-1)?.message.result;
		expect(result).toMatchObject({
			code: 200,
			attributes: { engine: 'bev', vin: old },
			resources: {
				status: {
					doorStateInformation: { state: ['locked'], isLocked: true, isTrunkDoorOpened: false },
					electricInformation: {
						chargingInformation: { chargingState: 'inprogress', chargingMode: 'slow' },
					},
				},
			},
		});
		expect(result).not.toHaveProperty('vehicle');
	});

	it('2.3: below `vehicle`, as published', async () => {
		const { events } = await caller.command({ action: 'horn' });
		expect(events.at(-1)?.message.result).toMatchObject({
			code: 200,
			vehicle: {
				attributes: { engine: 'BEV', vin: bev },
				resources: {
					status: {
						doorStateInformation: { state: ['Locked'], isTrunkOpened: false },
						electricInformation: { chargingInformation: { chargingState: 'STOPPED' } },
					},
				},
			},
		});
	});
});
