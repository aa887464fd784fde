import * as fc from 'fast-check';
import {
	malformed,
	refuse,
	unexpectedStatus,
	unsent,
	wordsOf,
} from '../../nodes/shared/clients/unusable';
import type { Call } from '../../nodes/shared/failures/evidence';

const call: Call = {
	vendor: 'pims',
	catalogue: 'bridge',
	operation: 'pims.vehicle.command charge',
	effect: 'write',
	secrets: ['sandbox-token'],
};
const at = (status: number, body = '', headers = {}) => ({ status, headers, body });

it.each([
	['a problem document', '{"title":"Busy","detail":"Try later"}', 'Busy: Try later'],
	[
		'an OAuth2 refusal',
		'{"error":"invalid_client","error_description":"Invalid Client"}',
		'Invalid Client: invalid_client',
	],
	['a message', '{"message":"No"}', 'No'],
	['no words', '{"status":400}', ''],
	['words that are none', '{"title":{"en":"Busy"}}', ''],
	['HTML', '<h1>Bad Gateway</h1>', ''],
	['a list', '["Busy"]', ''],
	['nothing', '', ''],
])('the words of %s', (_, body, words) => {
	expect(wordsOf(body)).toBe(words);
});

it('an HTTP status keeps the words and the wait of its answer', () => {
	const result = unexpectedStatus(at(503, '{"title":"Down"}', { 'retry-after': '7' }), call);
	expect(result).toMatchObject({
		ok: false,
		failure: { code: '503', httpStatus: 503, label: 'Down', retryAfterMs: 7_000 },
	});
	expect(unexpectedStatus(at(503), call)).not.toHaveProperty('failure.retryAfterMs');
});

it('what is not as documented is malformed, its beginning is shown, its secrets are not', () => {
	const result = malformed(at(200, `sandbox-token ${'x'.repeat(5_000)}`), call);
	expect(result).toMatchObject({ ok: false, failure: { code: 'malformed', httpStatus: 200 } });
	expect(JSON.stringify(result)).not.toContain('sandbox-token');
	expect(JSON.stringify(result).length).toBeLessThan(1_000);
});

it('a refusal is the failure of its evidence', () => {
	expect(refuse({ kind: 'code', code: '2302', label: '' }, call)).toMatchObject({
		ok: false,
		failure: { code: '2302', category: 'strongAuthentication' },
	});
});

describe('unsent', () => {
	const fault = { kind: 'unreachable', cause: 'ECONNREFUSED' } as const;
	const signIn = (status: number, body: string) =>
		unsent(
			{ answered: false, fault, signIn: at(status, body) },
			{ ...call, vendor: 'dqe', catalogue: 'dqeMessage' },
			'dqeToken',
		);

	it.each(['unreachable', 'interrupted', 'timeout', 'canceled'] as const)('tells %s', (kind) => {
		const result = unsent({ answered: false, fault: { kind, cause: '' } }, call);
		expect(result).toMatchObject({
			ok: false,
			failure: { delivered: kind === 'unreachable' ? 'no' : 'unknown' },
		});
	});

	it.each([
		['its reason', 400, '{"error":"invalid_client"}', 'invalid_client'],
		['its published words', 400, '{"error":"Unsupported Grant Type"}', 'unsupported_grant_type'],
		['no reason', 500, '<html>', '500'],
		['an empty reason', 401, '{"error":""}', '401'],
		['no token in a good answer', 200, '{}', '200'],
	])('a sign-in refused with %s was certainly not delivered', (_, status, body, code) => {
		expect(signIn(status, body)).toMatchObject({
			ok: false,
			failure: { code, delivered: 'no', httpStatus: status },
		});
	});

	it('any refusal of a sign-in is a failure that nothing was delivered for', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 200, max: 599 }),
				fc.oneof(fc.string(), fc.json()),
				(status, body) => {
					expect(signIn(status, body)).toMatchObject({ ok: false, failure: { delivered: 'no' } });
				},
			),
		);
	});
});
