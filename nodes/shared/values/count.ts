import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { wholeNumber } from './text';

/** How many of something are allowed. */
export type Count = Branded<number, 'Count'>;

interface CountBounds {
	readonly min: number;
	readonly max: number;
}

const isWithin = (count: number, { min, max }: CountBounds): count is Count =>
	count >= min && count <= max;

/** Reads a whole number within the field's own bounds, both included. Fails with `countNotValid`. */
export function parseCount(raw: unknown, bounds: CountBounds): Parsed<Count> {
	const count = wholeNumber(raw);
	return isWithin(count, bounds) ? valid(count) : invalid('countNotValid');
}
