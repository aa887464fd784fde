import { certificationCodes, openSessions, vins } from '../support/bridgeSessions';
import { phones, pins, sendCodes, smsTokens } from '../support/dqeOperations';
import { openTestBed, type TestBed } from '../support/testBed';

/** Every field may be an expression, 'Resource' and 'Operation' too: each item gets what it asks for. */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
beforeEach(() => bed.sandbox.reset());
afterAll(async () => await bed.sandbox.close());

it('DQE SMS Confirmation sends, verifies and sends, as the items say', async () => {
	sendCodes(bed.sandbox);
	const run = await bed.bench.single(
		{
			type: 'dqeSmsConfirmation',
			parameters: {
				operation: '={{ $json.operation }}',
				phone: '={{ $json.phone }}',
				country: '={{ $json.country }}',
				companyName: '={{ $json.company }}',
				message: '={{ $json.message }}',
				consentChannels: '={{ $json.channels }}',
				smsToken: '={{ $json.smsToken }}',
				pin: '={{ $json.pin }}',
				options: { duration: '={{ $json.minutes }}' },
			},
			credentials: { dqeApi: bed.dqeApi },
		},
		{
			items: [
				{
					operation: 'sendCode',
					phone: phones[0],
					country: 'FRA',
					company: 'FIRST',
					message: 'One:',
					channels: ['sms'],
					minutes: 5,
				},
				{
					operation: 'verifyCode',
					phone: `+${phones[1]}`,
					smsToken: smsTokens[1],
					pin: pins[1],
					country: '',
				},
				{
					operation: 'sendCode',
					phone: '+39 333 123 4567',
					country: 'ITA',
					company: 'THIRD',
					message: 'Three:',
					channels: ['sms', 'email'],
					minutes: 9,
				},
			].map((json) => ({ json: { ...json, phone: json.phone.replace(/^(?=\d)/, '+') } })),
		},
	);

	expect(run.error?.message).toBeUndefined();
	expect(run.json('Success')).toMatchObject([
		{ phone: phones[0], companyName: 'FIRST', timeoutMinutes: 5, country: 'FRA' },
		{ verified: true, phone: phones[1] },
		{
			phone: '393331234567',
			companyName: 'THIRD',
			timeoutMinutes: 9,
			country: 'ITA',
			channels: { sms: true, email: true, post: false },
		},
	]);
	expect(bed.sandbox.phones.messagesOf('393331234567')).toMatchObject([
		{ from: 'THIRD', text: expect.stringMatching(/^Three: \d{6}$/) },
	]);
});

it('Stellantis schedules, adds a phone and reads a status, as the items say', async () => {
	const customers = openSessions(bed.sandbox);
	const codes = certificationCodes(bed.sandbox);
	const asked = [
		{ resource: 'charging', operation: 'schedule', time: '02:30', zone: 'Europe/Paris' },
		{ resource: 'phone', operation: 'add', code: codes[1] },
		{ resource: 'vehicle', operation: 'getStatus', refresh: true, simplify: true },
	];
	const run = await bed.bench.single(
		{
			type: 'stellantis',
			parameters: {
				resource: '={{ $json.resource }}',
				operation: '={{ $json.operation }}',
				vin: '={{ $json.vin }}',
				phone: '={{ $json.phone }}',
				smsCode: '={{ $json.code }}',
				startTime: '={{ $json.time }}',
				waitForOutcome: '={{ true }}',
				refresh: '={{ $json.refresh }}',
				simplify: '={{ $json.simplify }}',
				options: { timeZone: '={{ $json.zone }}' },
			},
			credentials: {
				stellantisBridgeApi: { ...bed.bridgeApi, session: '={{ $json.session }}' },
			},
		},
		{ items: customers.map((customer, index) => ({ json: { ...customer, ...asked[index] } })) },
	);

	expect(run.error?.message).toBeUndefined();
	expect(run.json('Success')).toMatchObject([
		{ vin: vins[0], outcome: 'done', deferredTime: 'PT02H30M', timeZone: 'Europe/Paris' },
		{ added: true, phone: phones[1] },
		{ vin: vins[2], batteryPercent: 60 },
	]);
	expect(bed.sandbox.bridge.car(vins[0]).state.deferredTime).toBe('PT02H30M');
	expect(bed.sandbox.bridge.session('second').sdk.state.account.trustedPhone).toBe('0612345602');
});
