import * as fc from 'fast-check';
import { readPimsMessage } from '../../nodes/shared/clients/pimsMessage';

const transactionId = '953cfefb-bc72';
const none = { result: {} };

/** As the vendor's pages print them, and the spellings between which they disagree. */
describe('a PIMS message', () => {
	it.each([
		[
			'a success with a result',
			{ transactionId, status: 'SUCCEEDED', result: { phoneNumber: '0612345678' } },
			{ transactionId, status: 'SUCCEEDED', result: { phoneNumber: '0612345678' } },
		],
		[
			'a result of null',
			{ transactionId, status: 'SUCCEEDED', result: null },
			{ transactionId, status: 'SUCCEEDED', ...none },
		],
		[
			'no result',
			{ transactionId, status: 'SUCCEEDED' },
			{ transactionId, status: 'SUCCEEDED', ...none },
		],
		[
			'a slip of the pages',
			{ transactionId, status: 'SUCEEDED' },
			{ transactionId, status: 'SUCCEEDED', ...none },
		],
		['another case', { status: ' succeeded ' }, { status: 'SUCCEEDED', ...none }],
		[
			'a failure with a number and spaces',
			{
				transactionId,
				status: 'FAILED',
				error: { code: 2302, label: 'Need Strong Authentication ' },
			},
			{
				transactionId,
				status: 'FAILED',
				...none,
				error: { code: '2302', label: 'Need Strong Authentication' },
			},
		],
		[
			'a failure with text for a number',
			{ status: 'FAILED', error: { code: '2302' } },
			{ status: 'FAILED', ...none, error: { code: '2302', label: '' } },
		],
		[
			'a sub-error',
			{
				status: 'FAILED',
				error: { code: 2204, label: 'Server Error', subCode: { code: 17, label: 'Busy' } },
			},
			{ status: 'FAILED', ...none, error: { code: '2204', label: 'Server Error 17 Busy' } },
		],
		[
			'an event',
			{ transactionId, status: 'RESULT', result: { code: 900 } },
			{ transactionId, status: 'RESULT', result: { code: 900 } },
		],
		[
			'an event with an error',
			{ status: 'RESULT', error: { code: 2331, label: 'Immediate' } },
			{ status: 'RESULT', ...none, error: { code: '2331', label: 'Immediate' } },
		],
		[
			'an error that contradicts the status',
			{ status: 'SUCCEEDED', error: { code: 2000 } },
			{ status: 'FAILED', ...none, error: { code: '2000', label: '' } },
		],
	])('reads %s', (_, value, expected) => {
		expect(readPimsMessage(value)).toEqual(expected);
	});

	it.each([
		['no object', 'SUCCEEDED'],
		['a list', [{ status: 'SUCCEEDED' }]],
		['null', null],
		['no status', { result: {} }],
		['a status nobody knows', { status: 'PENDING' }],
		['a name every object has', { status: 'constructor' }],
		['a failure without an error', { status: 'FAILED' }],
		['a failure without a code', { status: 'FAILED', error: { label: 'Something' } }],
		['a failure whose error is text', { status: 'FAILED', error: '2302' }],
	])('is none: %s', (_, value) => {
		expect(readPimsMessage(value)).toBeUndefined();
	});
});

it('any JSON is read without a throw, and an error is never taken for a success', () => {
	const status = fc.constantFrom('SUCCEEDED', 'SUCEEDED', 'FAILED', 'RESULT', 'x', 1, null);
	const message = fc.record(
		{ status, error: fc.jsonValue(), result: fc.jsonValue(), transactionId: fc.jsonValue() },
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(fc.oneof(message, fc.jsonValue()), (value) => {
			const read = readPimsMessage(value);
			if (read?.error) expect(read.status).not.toBe('SUCCEEDED');
			if (read?.status === 'FAILED') expect(read.error).toBeDefined();
		}),
	);
});
