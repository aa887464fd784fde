import * as fc from 'fast-check';
import { retryAfterMs } from '../../nodes/shared/clients/retryAfter';

const now = Date.parse('2026-03-01T12:00:00Z');
const asked = (header: string | undefined) =>
	retryAfterMs(
		{ status: 429, headers: header === undefined ? {} : { 'retry-after': header }, body: '' },
		now,
	);

it.each([
	['0', 0],
	['1', 1_000],
	[' 120 ', 120_000],
	['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
	['Sun, 01 Mar 2026 11:59:00 GMT', 0],
	['', undefined],
	['soon', undefined],
	['-5', undefined],
	['1.5', undefined],
	['12 monkeys', undefined],
	['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
	['Sun Mar  1 12:00:30 2026 GMT', 30_000],
	[undefined, undefined],
])('Retry-After: %s is %s ms', (header, expected) => {
	expect(asked(header)).toBe(expected);
});

it('is never negative and never no number, whatever the header', () => {
	fc.assert(
		fc.property(fc.string(), (header) => {
			const wait = asked(header) ?? 0;
			expect(wait).toBeGreaterThanOrEqual(0);
			expect(Number.isFinite(wait)).toBe(true);
		}),
	);
});

it('gives back any whole number of seconds', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 999_999_999 }), (seconds) => {
			expect(asked(String(seconds))).toBe(seconds * 1000);
		}),
	);
});
