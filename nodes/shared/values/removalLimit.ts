import { invalid, valid, type Parsed } from './parsed';
import { digitsOfNumber, folded, trimmed } from './text';

/** How many cars may lose a service at once: a share of its list, or a number of cars. */
export type RemovalLimit =
	| { readonly kind: 'share'; readonly percent: number }
	| { readonly kind: 'cars'; readonly count: number };

/** Of a short list a share is next to nothing: so many may go in any case. */
const alwaysOfAShare = 10;

const share = /^(\d{1,3}(?:[.,]\d{1,3})?)\s*[%\u066a]$/;
const cars = /^\d{1,9}$/;

/**
 * Reads a share from 0% to 100%, such as `20%` or `2.5 %`, or a whole number of cars, such as `15`. None of the cars
 * may go at `0` and at `0%`. Fails with `removalLimitNotValid`.
 */
export function parseRemovalLimit(raw: unknown): Parsed<RemovalLimit> {
	const text = digitsOfNumber(raw) ?? folded(trimmed(raw)).trim();
	if (cars.test(text)) return valid({ kind: 'cars', count: Number(text) });
	const [, number] = share.exec(text) ?? [];
	if (number === undefined) return invalid('removalLimitNotValid');
	const percent = Number(number.replace(',', '.'));
	if (percent > 100) return invalid('removalLimitNotValid');
	return valid(percent === 0 ? { kind: 'cars', count: 0 } : { kind: 'share', percent });
}

/** How many of `listed` cars may go, a whole number. */
export function allowedRemovals(limit: RemovalLimit, listed: number): number {
	if (limit.kind === 'cars') return limit.count;
	return Math.max(alwaysOfAShare, Math.floor((listed * limit.percent) / 100));
}
