import fc from 'fast-check';
import type { Call, Evidence } from '../../nodes/shared/failures/evidence';
import { categories, type Failure } from '../../nodes/shared/failures/failure';
import { libcCodes } from '../../nodes/shared/failures/libcCodes';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { n8nFailureCause } from '../../nodes/shared/failures/nodeFailure';
import { unexpectedFailure } from '../../nodes/shared/failures/unexpectedFailure';
import { inputReasons } from '../../nodes/shared/values/inputReason';
import { dqeStatuses, pimsLabels, psaCarControllerCodes, webApiCauses } from './published';

const secret = 'Xq7-Zr9-secret';

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 80 }),
	fc.string({ maxLength: 40 }).map((around) => `${around}${secret}<b>eperm</b>${around}`),
	fc.constantFrom('', ' ', '__proto__', 'toString', 'vehiclePermission', 'ENOENT', secret),
);
const code = fc.oneof(
	text,
	fc.integer({ min: -10, max: 99_999 }).map(String),
	fc.constantFrom(
		...pimsLabels.map(([known]) => known),
		...psaCarControllerCodes,
		...webApiCauses,
		...dqeStatuses,
		...['00', '01', '04', '11', 'invalid_client', '40499'],
	),
);
const wait = fc.option(fc.double(), { nil: undefined });
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
	fc.record({
		kind: fc.constant('code' as const),
		code,
		label: text,
		httpStatus: fc.option(fc.integer(), { nil: undefined }),
		transactionId: fc.option(text, { nil: undefined }),
		retryAfterMs: wait,
	}),
	fc.record({ kind: fc.constant('status' as const), status: code, label: text }),
	fc.record({
		kind: fc.constant('http' as const),
		status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.double()),
		label: text,
		retryAfterMs: wait,
	}),
	fc.record({
		kind: fc.constant('fault' as const),
		fault: fc.record({
			kind: fc.constantFrom('unreachable', 'interrupted', 'timeout', 'canceled'),
			cause: fc.oneof(text, fc.constantFrom(...libcCodes, 'CERT_HAS_EXPIRED', 'EPROTO')),
		}),
	}),
	fc.record({
		kind: fc.constant('malformed' as const),
		httpStatus: fc.integer(),
		answer: fc.record({ contentType: text, body: text }),
	}),
	fc.record({ kind: fc.constant('noOutcome' as const), waitedMs: fc.nat(), lastCode: code }),
	fc.record({
		kind: fc.constant('input' as const),
		reason: fc.constantFrom(...inputReasons),
		field: text,
		choices: fc.constantFrom(undefined, [], ['cached', 'refresh']),
		bounds: fc.constantFrom(undefined, { min: 0, max: 5 }, { min: 1, max: Infinity }),
	}),
	fc.record({ kind: fc.constant('unresolved' as const), field: text, label: text }),
	fc.record({ kind: fc.constant('noCredential' as const), credential: text, label: text }),
);
const call: fc.Arbitrary<Call> = fc.record({
	vendor: fc.constantFrom('dqe', 'pims', 'ovip', 'webApi', 'psaCarController'),
	catalogue: fc.constantFrom(
		'dqeMessage',
		'dqeVerify',
		'dqeToken',
		'pims',
		'bridge',
		'ovip',
		'webApi',
		'psaCarController',
	),
	operation: fc.oneof(
		text,
		fc.constantFrom('pims.vehicle.command charge', 'pims.authentication.smscode addPhoneNumber'),
	),
	effect: fc.constantFrom('read', 'write'),
	secrets: fc.constant([secret]),
});

function expectSound(failure: Failure, { effect }: Call): void {
	const { message, hint, category, delivered, retry } = failure;
	expect(categories).toContain(category);
	expect(['no', 'yes', 'unknown']).toContain(delivered);
	expect(['never', 'afterFix', 'later', 'safe']).toContain(retry);
	expect(message.length).toBeGreaterThan(10);
	expect(hint.length).toBeGreaterThan(5);
	if (retry === 'safe') expect(delivered === 'no' || effect === 'read').toBe(true);
	if (category === 'unknown') expect(delivered).not.toBe('no');
	for (const shown of [message, hint]) {
		const upper = shown.toUpperCase();
		expect(libcCodes.filter((name) => upper.includes(name))).toEqual([]);
	}
	const json = JSON.stringify(failure);
	expect(json.toLowerCase()).not.toContain(secret.toLowerCase());
	expect(Object.values(failure).join(' ')).not.toMatch(/[<>\p{Cc}\p{Cf}\p{Cs}]/u);
	// Plain JSON: nothing is lost or undefined on the way to an item.
	expect(JSON.parse(json)).toEqual(failure);
	expect(Object.values(failure)).not.toContain(undefined);
}

test('any evidence becomes a whole, safe failure', () => {
	fc.assert(
		fc.property(evidence, call, (found, called) => {
			expectSound(mapFailure(found, called), called);
		}),
		{ numRuns: 2000 },
	);
});

test('anything thrown becomes a whole, safe failure', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.anything(),
				text.map((message) => new Error(message)),
				text.map((message) => Object.assign(new Error(message), { name: 'ExpressionError' })),
			),
			call,
			(thrown, called) => {
				expectSound(unexpectedFailure(thrown, called), called);
			},
		),
		{ numRuns: 500 },
	);
});

test('n8n is told a cause only in its own words', () => {
	fc.assert(
		fc.property(evidence, call, (found, called) => {
			const cause = n8nFailureCause(mapFailure(found, called));
			if (cause === undefined) return;
			expect([
				'rate-limited',
				'quota-exhausted',
				'temporarily-unavailable',
				'credential-invalid',
				'configuration-invalid',
			]).toContain(cause.cause);
		}),
	);
});
