import type { Call, Evidence } from '../../nodes/shared/failures/evidence';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { call, code, mapped } from './calls';
import { dqeMessageLabels, dqeVerifyLabels, pimsLabels } from './published';

describe('codes', () => {
	test.each(pimsLabels)('PIMS %s', (text, label) => {
		const failure = mapped(code(text, label), 'pims');
		expect(failure).toMatchObject({ vendor: 'pims', code: text, operation: 'some call' });
		expect(failure.label).toBe(label.trim());
		expect(failure.message).not.toContain('{');
		expect(failure.hint).not.toContain('{');
	});

	test.each([
		...dqeMessageLabels.map(([text, label]) => ['dqeMessage', text, label] as const),
		...dqeVerifyLabels.map(([text, label]) => ['dqeVerify', text, label] as const),
	])('%s %s, read as a number or as text', (catalogue, text, label) => {
		const asText = mapped(code(text), catalogue);
		expect(asText).toMatchObject({ code: text, label });
		expect(asText.category).not.toBe('unknown');
		expect(mapped(code(String(Number(text))), catalogue)).toEqual(asText);
	});

	test('one DQE number means another thing per call', () => {
		expect(mapped(code('03'), 'dqeMessage').message).toContain("'Phone'");
		expect(mapped(code('03'), 'dqeVerify').message).toContain("'PIN'");
		expect(mapped(code('03'), 'dqeVerify').category).toBe('smsCode');
	});

	test.each(['2326', ' 2326 ', '2326.0', '02326'])('PIMS spells 2326 as "%s"', (text) => {
		expect(mapped(code(text, 'whatever they say'), 'pims').message).toBe(
			'The car did not take the charging hour, because it began to charge at once',
		);
	});

	test('the label decides nothing', () => {
		const failure = mapped(code('2305', 'Need Strong Authentication '), 'pims');
		expect(failure).toMatchObject({ category: 'smsCode', label: 'Need Strong Authentication' });
	});

	test('the bridge passes the SDK codes on', () => {
		expect(mapped(code('2302'), 'bridge')).toEqual(mapped(code('2302'), 'pims'));
	});

	test.each([
		['2339', 'pims.vehicle.command charge', 'vehicleState', /charging service is already started/],
		['2339', 'pims.vehicle.command chargeDeferredTime', 'vehicleState', /charging hour/],
		['2339', 'pims.vehicle.service', 'ordering', /service is already started/],
		['2305', 'pims.authentication.smscode addPhoneNumber', 'smsCode', /to this phone/],
		['2305', 'pims.authentication.pincode reset', 'smsCode', /not the code/],
		['2201', 'pims.vehicle.command charge', 'timeout', /car did not answer/],
		['2201', 'pims.subscription.services', 'timeout', /servers did not answer/],
	])('%s of %s', (text, operation, category, message) => {
		const failure = mapped(code(text), 'pims', operation);
		expect(failure.category).toBe(category);
		expect(failure.message).toMatch(message);
	});

	test('a certification code and an enrollment code get different advice', () => {
		const hints = ['addPhoneNumber', 'modifyPhoneNumber', 'enrollment'].map(
			(action) => mapped(code('2305'), 'pims', `pims.authentication.smscode ${action}`).hint,
		);
		expect(new Set(hints).size).toBe(3);
	});

	test('the named parameter is shown', () => {
		expect(mapped(code('2101', 'Missing [phoneNumber] parameter'), 'pims').message).toContain(
			'“Missing [phoneNumber] parameter”',
		);
	});

	test.each<[Call['catalogue'], string, string]>([
		['dqeMessage', '12', '12'],
		['dqeMessage', '00', '00'],
		['dqeVerify', '06', '06'],
		['dqeToken', 'server_is_tired', 'server_is_tired'],
		['pims', '2999', '2999'],
		['pims', 'not a number', 'not a number'],
		['pims', 'constructor', 'constructor'],
		['pims', '__proto__', '__proto__'],
		['ovip', '207', '207'],
		['webApi', 'BrandNewCause', 'BrandNewCause'],
		['psaCarController', '999', '999'],
		['psaCarController', '', ''],
	])('an unlisted code of %s: "%s"', (catalogue, text, shown) => {
		const failure = mapped(code(text, 'New words'), catalogue);
		expect(failure).toMatchObject({
			code: shown,
			label: 'New words',
			category: 'unknown',
			delivered: 'unknown',
			retry: 'later',
		});
		expect(failure.message).toContain('“New words”');
	});

	test('a PIN that equals a listed code does not hide it', () => {
		const failure = mapFailure(code('2302', 'PIN 2302'), {
			...call('pims'),
			secrets: ['2302'],
		});
		expect(failure).toMatchObject({ code: '2302', label: 'PIN •••' });
	});

	test.each([
		['Invalid Client', 'invalid_client'],
		['unsupported-grant-type', 'unsupported_grant_type'],
	])('DQE sign-in "%s"', (text, key) => {
		expect(mapped(code(text), 'dqeToken').code).toBe(key);
	});

	test.each([
		['40499', 'notFound'],
		['50038', 'vendor'],
		['40300', 'authentication'],
	])('Web API %s is read by its HTTP status', (text, category) => {
		expect(mapped(code(text), 'webApi')).toMatchObject({ code: text, category });
	});

	test('a psa_car_controller return code with a new reason is read by the return code', () => {
		expect(mapped(code('420 rights.brand.new'), 'psaCarController')).toMatchObject({
			code: '420 rights.brand.new',
			category: 'vehicleState',
		});
	});
});

const baseCode = { kind: 'code', code: '2326', label: '' } as const;

test('a transaction id is kept, without what ids do not hold', () => {
	const evidence: Evidence = { ...baseCode, transactionId: '953cfefb-bc72<b>\u0007' };
	expect(mapFailure(evidence, call('pims')).transactionId).toBe('953cfefb-bc72b');
	expect(mapFailure({ ...baseCode, transactionId: '' }, call('pims'))).not.toHaveProperty(
		'transactionId',
	);
});
