import * as fc from 'fast-check';
import { batchSizeRange, parseBatchSize } from '../../nodes/shared/values/batchSize';

it.each([1, 500, 5000, '1', ' 250 '])('%j is a batch size', (raw) => {
	expect(parseBatchSize(raw)).toEqual({ ok: true, value: Number(raw) });
});

it.each([
	0,
	-1,
	5001,
	1.5,
	Number.NaN,
	Infinity,
	'',
	'many',
	'1e3x',
	null,
	undefined,
	[],
	{},
	true,
])('%j is none', (raw) => {
	expect(parseBatchSize(raw)).toEqual({ ok: false, reason: 'batchSizeNotValid' });
});

it('is every whole number of the range and no other', () => {
	fc.assert(
		fc.property(fc.integer({ min: -10, max: 6000 }), (size) => {
			const inRange = size >= batchSizeRange.min && size <= batchSizeRange.max;
			expect(parseBatchSize(size).ok).toBe(inRange);
			expect(parseBatchSize(String(size)).ok).toBe(inRange);
		}),
	);
});
