import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { wholeNumber } from './text';

/** How many SMS codes an account may request in 24 hours. */
export type CodesPerDay = Branded<number, 'CodesPerDay'>;

/** Users report accounts locked after about twenty codes; more than a hundred a day is no guard. */
export const codesPerDayRange = { min: 1, max: 100 } as const;

const isCodesPerDay = (codes: number): codes is CodesPerDay =>
	codes >= codesPerDayRange.min && codes <= codesPerDayRange.max;

/** Reads a whole number from 1 to 100. Fails with `codesPerDayNotValid`. */
export function parseCodesPerDay(raw: unknown): Parsed<CodesPerDay> {
	const codes = wholeNumber(raw);
	return isCodesPerDay(codes) ? valid(codes) : invalid('codesPerDayNotValid');
}
