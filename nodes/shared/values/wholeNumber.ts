import { invalid, valid, type Bounds, type Parsed } from './parsed';
import { digitsOfNumber, plainWord } from './text';

/** Digits, also with the empty fraction that a spreadsheet adds: `30.0`. */
const digits = /^(\d{1,15})(?:\.0+)?$/;

/**
 * Reads a whole number within bounds, both included: a number, or its digits as text, with space or quotation marks around
 * it. Fails with `numberNotValid`, which tells the bounds; also for `1e3`, a sign, a fraction, true and lists.
 */
export const parseWholeNumber =
	(bounds: Bounds) =>
	(raw: unknown): Parsed<number> => {
		const [, whole] = digits.exec(digitsOfNumber(raw) ?? plainWord(raw)) ?? [];
		const number = Number(whole ?? NaN);
		return number >= bounds.min && number <= bounds.max
			? valid(number)
			: invalid('numberNotValid', { bounds });
	};
