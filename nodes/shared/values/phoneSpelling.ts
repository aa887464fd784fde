import { invalid, valid, type Parsed } from './parsed';
import { dashes, folded, hasNumberSigns, unwrapped } from './text';

/** What a text says to be a number, before any country is asked. */
export interface PhoneSpelling {
	/** ASCII digits; a `+` in front where there was one. */
	readonly digits: string;
	/** The same without a `(0)` behind the calling code, where there is one: most mean a trunk prefix by it, not all. */
	readonly withoutBracketedZero?: string;
	/** A spreadsheet's number that became text (`612345678.0`): it may have lost leading zeros. */
	readonly isNumber: boolean;
	/** The last digits stand apart as those of an extension do: `0664 1234567-12`. */
	readonly hasTail: boolean;
}

/** RFC 3966, and what Twilio and phones put in front of numbers. */
const scheme = /^(?:tel|sms|callto|whatsapp):\s*/i;

/** Longer text is no number; nothing is matched against it. */
const longestText = 60;

const separators = new RegExp(`[\\s./()${dashes}]+`, 'gu');
const plusAndStart = /^[\s(]*(\+?)[\s()]*(?=\d)/;
const end = /[\s.)]+$/;

/** `6.12345678E+10`: the digits that it does not show are gone. */
const scientific = /^\+?\d+(?:[.,]\d+)?\s*e\s*[+-]?\d+$/i;
const withFraction = /^(\+?\d{7,})[.,](\d+)$/;
/** `33,612,345,678` and `33.612.345.678,00`. */
const withThousands = /^\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:[.\s]\d{3})+,\d+)$/;

/** Letters, Latin, Cyrillic and Greek, that are typed or scanned for 0 and 1. */
const lookalikes = new Set('OoIilL\u041e\u043e\u039f\u03bf');

/** No country has shorter numbers with more behind them. */
const shortestNumber = 5;
/** A group of that many digits is a whole subscriber number: nothing of the number comes after it. */
const wholeGroup = 7;

/**
 * Takes the digits out of a text that is one phone number, in groups as people write them. Marks
 * around it, `(0)`, a full stop at its end and a fraction of zeros are left out; no separator
 * joins what stands apart for another reason. Fails with `phoneNotANumber`, `phoneTooLong`,
 * `phoneFromSpreadsheet` (digits are not there any more), `phoneMoreThanOne` (an extension, a
 * second number), `phoneWithLetters`, `phoneLetterForDigit` or `phoneNumberSigns`.
 */
export function readSpelling(raw: string): Parsed<PhoneSpelling> {
	if (raw.length > longestText) return invalid('phoneTooLong');
	if (hasNumberSigns(raw)) return invalid('phoneNumberSigns');
	const text = folded(unwrapped(raw)).trim().replace(scheme, '');
	return asNumber(text) ?? asGroups(text);
}

/** A number of a spreadsheet; undefined where it is none. */
function asNumber(text: string): Parsed<PhoneSpelling> | undefined {
	if (scientific.test(text) || withThousands.test(text)) return invalid('phoneFromSpreadsheet');
	const [, digits, fraction] = withFraction.exec(text) ?? [];
	if (digits === undefined || fraction === undefined) return undefined;
	return /^00?$/.test(fraction)
		? valid({ digits, isNumber: /^[1-9]/.test(digits), hasTail: false })
		: invalid('phoneFromSpreadsheet');
}

/** `+39 (0)333 …`: in Italy the zero belongs to landlines and to no mobile. */
const bracketedZero = /^(\s*\(?\s*(?:\+|00)[^()]*\)?\s*)\(\s*0\s*\)/;

/** A day of birth from the next column. */
const date = /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2})$/;

function asGroups(text: string): Parsed<PhoneSpelling> {
	if (date.test(text)) return invalid('phoneNotANumber');
	const [start, plus] = plusAndStart.exec(text) ?? [];
	if (start === undefined || plus === undefined) return invalid(troubleOf(text));
	const rest = text.slice(start.length).replace(end, '');
	const groups = rest.split(separators);
	if (!groups.every((group) => /^\d+$/.test(group))) return invalid(troubleOf(text));
	const parts = text.split(/[/\r\n\u2028\u2029]/).filter((part) => countDigits(part) >= wholeGroup);
	if (parts.length > 1) return invalid('phoneMoreThanOne');
	const digits = `${plus}${groups.join('')}`;
	const shorter = text.replace(bracketedZero, '$1');
	return valid({
		digits,
		...(shorter !== text && { withoutBracketedZero: `${plus}${shorter.replace(/\D/g, '')}` }),
		isNumber: false,
		hasTail: endsInTail(groups, rest.match(separators) ?? []),
	});
}

/**
 * Whether more follows after what may be a whole number: a group that is too short for its place,
 * stands behind a mark of its own (`06 12 34 56 78-12`), or comes after a whole number. No mobile
 * number of libphonenumber's formats ends so.
 */
function endsInTail(groups: readonly string[], between: readonly string[]): boolean {
	const [last = 0, before = 0, ...first] = groups.map(({ length }) => length).reverse();
	const digitsBefore = first.reduce((sum, length) => sum + length, before);
	if (digitsBefore < shortestNumber || groups.every(({ length }) => length === 1)) return false;
	return (
		last === 1 ||
		(last <= 3 && before > last + 1) ||
		(last <= 2 && isMarkOfItsOwn(between)) ||
		[before, ...first].some((length) => length >= wholeGroup)
	);
}

/** Behind an area code a mark is common: `0664/1234567`. */
const isMarkOfItsOwn = (between: readonly string[]): boolean =>
	between.at(-1)?.trim() !== '' && between.slice(1, -1).every((other) => other.trim() === '');

/** The most telling name of what keeps a text from being a number. */
function troubleOf(text: string) {
	const letters = text.match(/\p{L}/gu) ?? [];
	if (!/\d/.test(text)) return 'phoneNotANumber';
	if (letters.length > 0 && letters.every((letter) => lookalikes.has(letter)))
		return 'phoneLetterForDigit';
	const foreign = new RegExp(`[^\\d\\s./()${dashes}]`, 'u');
	const at = text.slice(1).search(foreign) + 1;
	const isTwo = countDigits(text.slice(0, at)) >= shortestNumber && /\d/.test(text.slice(at));
	if (isTwo) return 'phoneMoreThanOne';
	return letters.length > 0 ? 'phoneWithLetters' : 'phoneNotANumber';
}

const countDigits = (text: string): number => text.replace(/\D/g, '').length;
