import type { Call, Evidence } from '../../nodes/shared/failures/evidence';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import type { InputReason } from '../../nodes/shared/values/inputReason';
import { call, code, http, mapped } from './calls';

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

describe('doubt about what was done', () => {
	const timeouts: readonly Evidence[] = [
		code('2201'),
		code('2204'),
		{ kind: 'fault', fault: { kind: 'timeout', cause: '' } },
	];
	const told = (effect: Call['effect']) =>
		timeouts.map((evidence) => mapFailure(evidence, call('pims', 'some call', effect)).message);

	test('is told of a write', () => {
		expect(told('write')).toEqual(timeouts.map(() => expect.stringContaining('may have been')));
	});

	test('is not told of a read', () => {
		expect(told('read')).toEqual(timeouts.map(() => expect.not.stringMatching(/may|\. /)));
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
		['interrupted', 'alert 20', 'network', 'network', 'unknown', 'later', /broke/],
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
		const answer = { contentType: 'text/html', body: '<html><title>502 Bad Gateway</title>' };
		expect(mapped({ kind: 'malformed', httpStatus: 200, answer }, 'bridge')).toMatchObject({
			code: 'malformed',
			category: 'vendor',
			httpStatus: 200,
			label: 'a web page, 36 characters: “Bad Gateway”',
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
	[
		'timeTooFar',
		'Start At',
		"'Start At' is not the next time that the car's clock shows that hour",
	],
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
