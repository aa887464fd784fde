import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { wholeNumber } from './text';

/** How many VINs go out in one request. */
export type BatchSize = Branded<number, 'BatchSize'>;

/** No limit is documented; a body of 5,000 VINs has about 100 kB. */
export const batchSizeRange = { min: 1, max: 5000 } as const;

const isBatchSize = (size: number): size is BatchSize =>
	size >= batchSizeRange.min && size <= batchSizeRange.max;

/** Reads a whole number from 1 to 5000. Fails with `batchSizeNotValid`. */
export function parseBatchSize(raw: unknown): Parsed<BatchSize> {
	const size = wholeNumber(raw);
	return isBatchSize(size) ? valid(size) : invalid('batchSizeNotValid');
}
