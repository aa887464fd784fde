import type { Call, Evidence } from '../../nodes/shared/failures/evidence';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import type { InputReason } from '../../nodes/shared/values/inputReason';
import { dqeMessageLabels, dqeVerifyLabels, pimsLabels } from './published';

const vendors: Record<Call['catalogue'], Call['vendor']> = {
	dqeMessage: 'dqe',
	dqeVerify: 'dqe',
	dqeToken: 'dqe',
	pims: 'pims',
	bridge: 'pims',
	ovip: 'ovip',
	webApi: 'webApi',
	psaCarController: 'psaCarController',
};

const call = (
	catalogue: Call['catalogue'],
	operation = 'some call',
	effect: Call['effect'] = 'write',
): Call => ({ vendor: vendors[catalogue], catalogue, operation, effect });
const code = (text: string, label = ''): Evidence => ({ kind: 'code', code: text, label });
const http = (status: number, label = ''): Evidence => ({ kind: 'http', status, label });
const mapped = (evidence: Evidence, catalogue: Call['catalogue'], operation?: string) =>
	mapFailure(evidence, call(catalogue, operation));

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

describe('statuses', () => {
	test.each([
		['UNDELIVERABLE', 'delivery'],
		['expired', 'delivery'],
		['REJECTED ', 'delivery'],
		['KO', 'smsCode'],
	])('DQE %s', (status, category) => {
		const failure = mapped({ kind: 'status', status, label: '' }, 'dqeMessage');
		expect(failure).toMatchObject({ category, code: status.trim().toUpperCase() });
		expect(failure.delivered).toBe('yes');
	});

	test('a delivery that expired is told apart from a PIN that expired', () => {
		const delivery = mapped({ kind: 'status', status: 'EXPIRED', label: '' }, 'dqeMessage');
		expect(delivery.message).not.toBe(mapped(code('03'), 'dqeVerify').message);
	});

	test('a status nobody documented', () => {
		const failure = mapped({ kind: 'status', status: 'MAYBE', label: '' }, 'dqeMessage');
		expect(failure).toMatchObject({ code: 'MAYBE', category: 'unknown', delivered: 'unknown' });
	});
});

describe('HTTP', () => {
	test.each<[Call['catalogue'], number, string]>([
		['dqeMessage', 401, 'authentication'],
		['dqeToken', 400, 'authentication'],
		['pims', 409, 'conflict'],
		['bridge', 410, 'ordering'],
		['bridge', 422, 'ordering'],
		['bridge', 429, 'throttled'],
		['ovip', 200, 'input'],
		['ovip', 202, 'configuration'],
		['ovip', 400, 'input'],
		['webApi', 403, 'authentication'],
		['psaCarController', 500, 'vendor'],
		['ovip', 301, 'configuration'],
		['ovip', 408, 'timeout'],
		['ovip', 413, 'input'],
		['ovip', 415, 'configuration'],
		['ovip', 405, 'configuration'],
		['webApi', 504, 'timeout'],
		['webApi', 418, 'unknown'],
		['webApi', 599, 'vendor'],
		['webApi', 201, 'unknown'],
	])('%s %i is %s', (catalogue, status, category) => {
		expect(mapped(http(status), catalogue)).toMatchObject({
			category,
			code: String(status),
			httpStatus: status,
		});
	});

	test.each([0, -1, 42, 777, 4040, 401.5, Number.NaN, Number.POSITIVE_INFINITY])(
		'%p is no HTTP status',
		(status) => {
			const failure = mapped(http(status), 'ovip');
			expect(failure.category).toBe('unknown');
			expect(failure).not.toHaveProperty('httpStatus');
			expect(failure.message).toContain('no status an answer can have');
		},
	);

	test.each([500, 502, 503, 504, 520])(
		'%i: a write may have arrived, a read goes again',
		(status) => {
			expect(mapFailure(http(status), call('ovip'))).toMatchObject({
				delivered: 'unknown',
				retry: 'later',
			});
			expect(mapFailure(http(status), call('ovip', 'GET', 'read')).retry).toBe('safe');
		},
	);

	test('429 of the bridge: nothing was carried out', () => {
		expect(
			mapped({ kind: 'http', status: 429, label: '', retryAfterMs: 1500 }, 'bridge'),
		).toMatchObject({
			delivered: 'no',
			retryAfterMs: 1500,
		});
	});
});

describe('without a whole answer', () => {
	test.each([
		['unreachable', 'ENOTFOUND', 'network', 'network', 'no', 'safe', /No server of this name/],
		['unreachable', 'ECONNREFUSED', 'network', 'network', 'no', 'safe', /refused the connection/],
		['unreachable', 'EHOSTUNREACH', 'network', 'network', 'no', 'safe', /no network route/],
		[
			'unreachable',
			'CERT_HAS_EXPIRED',
			'network',
			'configuration',
			'no',
			'afterFix',
			/out of date/,
		],
		[
			'unreachable',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'network',
			'configuration',
			'no',
			'afterFix',
			/trust/,
		],
		['unreachable', '', 'network', 'network', 'no', 'safe', /could not be reached/],
		['interrupted', 'ECONNRESET', 'network', 'network', 'unknown', 'later', /broke/],
		['interrupted', 'ECONNREFUSED', 'network', 'network', 'unknown', 'later', /broke/],
		[
			'interrupted',
			'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
			'network',
			'configuration',
			'unknown',
			'afterFix',
			/client certificate/,
		],
		['timeout', 'ECONNABORTED', 'timeout', 'timeout', 'unknown', 'later', /in time/],
		['canceled', 'ERR_CANCELED', 'canceled', 'unknown', 'unknown', 'never', /stopped/],
	] as const)('%s by %s', (kind, cause, text, category, delivered, retry, message) => {
		const failure = mapped({ kind: 'fault', fault: { kind, cause } }, 'dqeMessage');
		expect(failure).toMatchObject({ code: text, category, delivered, retry, label: '' });
		expect(failure.message).toMatch(message);
	});

	test('the advice after a broken write is to look first, after a read to go on', () => {
		const evidence: Evidence = { kind: 'fault', fault: { kind: 'timeout', cause: '' } };
		expect(mapFailure(evidence, call('dqeMessage')).hint).toMatch(/whether the SMS arrived/);
		expect(mapFailure(evidence, call('pims', 'get', 'read'))).toMatchObject({
			retry: 'safe',
			hint: 'Run the node again in a minute.',
		});
	});

	test('an answer in another form', () => {
		const excerpt = '<html><title>502 Bad Gateway</title>';
		expect(mapped({ kind: 'malformed', httpStatus: 200, excerpt }, 'bridge')).toMatchObject({
			code: 'malformed',
			category: 'vendor',
			httpStatus: 200,
			label: '502 Bad Gateway',
			delivered: 'unknown',
			retry: 'later',
		});
	});

	test.each([
		['900', /accepted/],
		['901', /asleep/],
		['903', /reached the car/],
		['', /nothing was heard/],
		['902', /nothing was heard/],
	])('no outcome after "%s"', (lastCode, message) => {
		const failure = mapped({ kind: 'noOutcome', waitedMs: 90_400, lastCode }, 'pims');
		expect(failure).toMatchObject({ code: 'timeout', category: 'timeout', delivered: 'yes' });
		expect(failure.message).toMatch(message);
		expect(failure.message).toContain('within 90 seconds');
	});
});

test.each<[InputReason, string, string]>([
	['pinNotSixDigits', 'PIN', "'PIN' is not 6 digits"],
	['phoneMissing', 'Phone', "'Phone' is empty"],
	['timeTooFar', 'Start At', "'Start At' is more than 24 hours away"],
	['operationUnknown', 'Operation', "'Operation' is not an operation of this node"],
])('%s names the field', (reason, field, message) => {
	expect(mapped({ kind: 'input', reason, field }, 'dqeVerify')).toMatchObject({
		code: reason,
		message,
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	});
});

test.each([
	[1000.2, 1001],
	[0, 0],
	[Number.POSITIVE_INFINITY, 86_400_000],
	[-5, undefined],
	[Number.NaN, undefined],
])('a wait of %p ms becomes %p', (given, expected) => {
	const evidence: Evidence = { kind: 'http', status: 429, label: '', retryAfterMs: given };
	expect(mapFailure(evidence, call('ovip')).retryAfterMs).toBe(expected);
});

test('a transaction id is kept, without what ids do not hold', () => {
	const evidence: Evidence = { ...baseCode, transactionId: '953cfefb-bc72<b>\u0007' };
	expect(mapFailure(evidence, call('pims')).transactionId).toBe('953cfefb-bc72b');
	expect(mapFailure({ ...baseCode, transactionId: '' }, call('pims'))).not.toHaveProperty(
		'transactionId',
	);
});

const baseCode = { kind: 'code', code: '2326', label: '' } as const;
