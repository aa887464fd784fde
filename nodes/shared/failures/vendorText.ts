import { onOneLine } from './plainText';
import { withoutSecrets } from './secrets';

/** A vendor's text is looked at no further than this, however long it is. */
const readLength = 4000;
const shownLength = 300;
const shownIdentifierLength = 100;

/** Read as HTML by n8n's editor; look-alikes are not. */
const harmless: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };

/** Six digits or more, also in groups and beside letters: a phone number or a code. */
const numberLike = /\p{Nd}(?:[ .\-‐‑–—/()]{0,2}\p{Nd}){5,}/gu;

/** A VIN has 17 characters (one of a vendor's samples 16), no I, O or Q, and may end in such digits: it stays as it is. */
const vinLike = /(?<![\p{L}\p{N}])(?=[A-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{16,17}(?![\p{L}\p{N}])/gu;

/**
 * A vendor's text as it may be shown: one line of at most 300 characters without control characters, invisible
 * characters, markup, `secrets` (`•••`) and long numbers (`••••78`). Never throws; a text of any length takes
 * milliseconds.
 */
export function shownText(text: string, secrets: readonly string[] = []): string {
	const read = withoutSecrets(onOneLine(text.slice(0, readLength)), secrets);
	// Once more without markup: a tag may have stood inside a secret, and a secret may hold what looks like one.
	const plain = withoutLongNumbers(withoutSecrets(withoutMarkup(read), secrets));
	const cut = text.length > readLength ? `${plain}…` : plain;
	return shortened(cut.replace(/\s+/g, ' ').trim());
}

/** An identifier a vendor gives to a call, such as a transaction id: kept as it is, apart from what ids do not hold. */
export function shownIdentifier(text: string, secrets: readonly string[] = []): string {
	const read = text.slice(0, readLength).trim();
	// An id may be a long number; a text in its place may hold a phone number.
	const safe = /[^\w.:~-]/.test(read) ? withoutLongNumbers(read) : read;
	const plain = safe.replace(/[^\w.:~-]/g, '');
	return withoutSecrets(plain, secrets).slice(0, shownIdentifierLength);
}

function withoutMarkup(text: string): string {
	return text
		.replace(/<[a-z/!?][^<>]*>/gi, ' ')
		.replace(/[<>&]/g, (character) => harmless[character] ?? '');
}

function withoutLongNumbers(text: string): string {
	const vins = text.match(vinLike) ?? [];
	return text
		.split(vinLike)
		.map((part, index) => `${part.replace(numberLike, masked)}${vins[index] ?? ''}`)
		.join('');
}

function masked(number: string): string {
	const digits = [...number].filter((character) => /\p{Nd}/u.test(character));
	return `••••${digits.slice(-2).join('')}`;
}

function shortened(text: string): string {
	const characters = [...text];
	return characters.length > shownLength
		? `${characters.slice(0, shownLength - 1).join('')}…`
		: text;
}
