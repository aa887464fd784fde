import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { folded, isMissing, trimmed } from './text';

/** Vehicle identification number: 17 letters and digits, upper case. */
export type Vin = Branded<string, 'Vin'>;

const isVin = (text: string): text is Vin => /^[A-Z0-9]{17}$/.test(text);

/**
 * Reads a VIN; spaces and dashes are ignored, lower case is raised. Only length and alphabet are
 * checked: Portail OVIP documents no more, and a VIN that looks odd may still be a car. Its page's
 * own sample has 16 characters and fails. Fails with `vinMissing` or `vinNotValid`.
 */
export function parseVin(raw: unknown): Parsed<Vin> {
	if (isMissing(raw)) return invalid('vinMissing');
	const text = folded(trimmed(raw))
		.replace(/[\s\p{Pd}]/gu, '')
		.toUpperCase();
	return isVin(text) ? valid(text) : invalid('vinNotValid');
}

export type VinHint = 'containsIoq' | 'checkDigit';

/**
 * Values of the letters and weights of the places in ISO 3779 / 49 CFR 565.15; I, O and Q have
 * none.
 */
const letterValues: Readonly<Record<string, number>> = {
	...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 },
	...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
	...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const checkPlace = 8;

function checkDigit(vin: Vin): string {
	const sum = weights.reduce((total, weight, place) => {
		const character = vin.charAt(place);
		return total + weight * (letterValues[character] ?? Number(character));
	}, 0);
	return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/**
 * What makes a valid VIN look mistyped, for a warning only. The check digit is mandatory in North
 * America and China; European makers mostly use its place for something else.
 */
export function vinHints(vin: Vin): readonly VinHint[] {
	if (/[IOQ]/.test(vin)) return ['containsIoq'];
	return checkDigit(vin) === vin.charAt(checkPlace) ? [] : ['checkDigit'];
}
