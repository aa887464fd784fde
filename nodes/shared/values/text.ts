/** Arabic-Indic digits of both kinds; the low four bits of their code are the digit. */
const localDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * Marks that come along with copied text and print nothing: zero-width, direction, byte order, soft
 * hyphen.
 */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

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

/**
 * Full-width and Arabic-Indic digits as ASCII, compatibility forms folded, invisible marks removed.
 */
export const folded = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(invisible, '')
		.replace(localDigits, (digit) => String(digit.charCodeAt(0) & 0xf));

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
 * Digits given as text, in which spaces are ignored. A number has no leading zeros: it is taken
 * only where it has `longest` digits, so that none can have been lost. Empty where it is neither.
 */
export function digitText(raw: unknown, longest: number): string {
	const number = digitsOfNumber(raw);
	if (number !== undefined) return number.length === longest ? number : '';
	return folded(trimmed(raw)).replace(/\s/g, '');
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
