/** Decimal digits of every script but our own. */
const localDigits = /[^\P{Nd}0-9]/gu;
const decimalDigit = /\p{Nd}/u;

/**
 * Marks that come along with copied text and print nothing: zero-width, direction, byte order, soft
 * hyphen, variation.
 */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/g;

/** What spreadsheets and copied code put around a value: quotation marks, an apostrophe, `=`. */
const wrapping =
	/^[\s='"`\p{Pi}\p{Pf}\u00b4\u201a\u201e\u2032\u2033]+|[\s'"`\p{Pi}\p{Pf}\u00b4\u201a\u201e\u2032\u2033]+$/gu;

/** Whatever looks like a dash, for the inside of a character class. */
export const dashes = '\\p{Pd}\\u2212\\u2043\\u00b7';
const betweenDigits = new RegExp(`[\\s${dashes}]`, 'gu');

/** Longer text is no value of ours; nothing is matched against it. */
const longestInput = 1000;

/** Given text without surrounding space; empty for everything that is no text. */
export function trimmed(raw: unknown): string {
	const text = typeof raw === 'string' ? raw.trim() : '';
	return text.length > longestInput ? '' : text;
}

/** True for what an empty field or a missing property of an expression gives. */
export const isMissing = (raw: unknown): boolean =>
	raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');

/** Without the marks that nobody sees, for text of which every other sign counts. */
export const visible = (text: string): string => text.replace(invisible, '');

/** Digits of all scripts as ASCII, compatibility forms folded, invisible marks removed. */
export const folded = (text: string): string =>
	text.normalize('NFKC').replace(invisible, '').replace(localDigits, digitOf);

/**
 * Unicode keeps the ten digits of a script together, in ascending order (Standard, 4.6): the value
 * is the number of digits before this one.
 */
function digitOf(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let before = 0;
	while (decimalDigit.test(String.fromCodePoint(code - before - 1))) before += 1;
	return String(before % 10);
}

/** Signs that stand for a number and are no digit of it: ² of a footnote, ①, ½. Folding would hide them. */
export const hasNumberSigns = (text: string): boolean => /\p{No}/u.test(text);

/** Full-width forms of East Asian keyboards, and digits of any script, stand for what they fold to. */
const standsForItself = /[\0-\x7f\uff01-\uff5e\p{Nd}]/u;

/** Signs that folding or capitals make letters or digits of and that are none: ² of a footnote, ª, ™, ß. */
export const hasFoldedSigns = (text: string): boolean =>
	[...text].some(
		(sign) => !standsForItself.test(sign) && /[A-Z0-9]/.test(sign.normalize('NFKC').toUpperCase()),
	);

/** Text without the marks that spreadsheets and code put around it. */
export const unwrapped = (text: string): string => text.replace(wrapping, '');

/**
 * Digits of a whole number that is exactly what was given: no sign, no fraction, below 2^53; else
 * undefined.
 */
export const digitsOfNumber = (raw: unknown): string | undefined =>
	(typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0) ||
	(typeof raw === 'bigint' && raw >= 0n && raw <= BigInt(Number.MAX_SAFE_INTEGER))
		? String(raw)
		: undefined;

/**
 * Digits of a code given as text, in which spaces, dashes of all kinds, a full stop at the end and
 * marks around it are ignored. A number has no leading zeros, be it a number or one that a
 * spreadsheet made text (`123456.0`): it is taken only where it has `longest` digits, so that none
 * can have been lost. Empty where it is none of these.
 */
export function codeDigits(raw: unknown, longest: number): string {
	const given = trimmed(raw);
	if (hasNumberSigns(given)) return '';
	const text = folded(unwrapped(given)).replace(/[.\u3002]$/, '');
	const number = digitsOfNumber(raw) ?? /^(\d+)[.,]0+$/.exec(text)?.[1];
	if (number !== undefined) return number.length === longest ? number : '';
	return text.replace(betweenDigits, '');
}

/** Quotation marks around the whole text: n8n's Edit Fields leaves them around some values. */
const quoted = /^(["'])(.*)\1$/su;

/**
 * A text by which one of a few things is named, for comparing: folded, in lower case, without surrounding space and quotation
 * marks. Empty for everything that is no text.
 */
export function plainWord(raw: unknown): string {
	const text = folded(trimmed(raw)).trim();
	return (quoted.exec(text)?.[2] ?? text).trim().toLowerCase();
}

/** A whole number without sign, given as number or as text; NaN where it is none. */
export function wholeNumber(raw: unknown): number {
	const text = digitsOfNumber(raw) ?? folded(trimmed(raw));
	return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}
