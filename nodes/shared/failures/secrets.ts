import { onOneLine } from './plainText';

const mask = '•••';
/** Characters that people and programs put between the digits of a number or the groups of a key. */
const separatorPattern = '(?:[\\s\\-‐‑–—._()/+]|%20|%2[89BDEF]|%5F|%C2%A0)';
const separators = new RegExp(separatorPattern, 'gi');
const separatorsAhead = new RegExp(`${separatorPattern}*`, 'iy');
/** From this many characters on, a secret that the text's end cuts off is removed too. */
const tellingStart = 4;

/** A secret's characters without separators, each as it may be spelled: itself, or as in a URL. */
type Spellings = ReadonlyArray<readonly string[]>;

/**
 * The text with every secret replaced by `•••`, whatever its case: as given, with separators between its
 * characters, URL-encoded, or cut off by the text's end.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
	return secrets
		.map((secret) => onOneLine(secret).trim())
		.filter((secret) => secret !== '')
		.sort((one, other) => other.length - one.length)
		.reduce((remaining, secret) => withoutSecret(remaining, spellingsOf(secret)), text);
}

function spellingsOf(secret: string): Spellings {
	const bare = secret.replace(separators, '');
	return [...caseless(bare === '' ? secret : bare)].map((character) => [
		character,
		urlEncoded(character),
	]);
}

function urlEncoded(character: string): string {
	const bytes = [...new TextEncoder().encode(character)];
	return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function withoutSecret(text: string, spellings: Spellings): string {
	const comparable = caseless(text);
	let shown = '';
	for (let at = 0; at < text.length; ) {
		const end = endOf(spellings, comparable, at);
		shown += end === undefined ? text.charAt(at) : mask;
		at = end ?? at + 1;
	}
	return shown;
}

/** Lower case where that is as long as the capital (not so for `İ`), or positions would shift. */
function caseless(text: string): string {
	return Array.from(text, (character) => {
		const lower = character.toLowerCase();
		return lower.length === character.length ? lower : character;
	}).join('');
}

function endOf(secret: Spellings, text: string, start: number): number | undefined {
	let at = start;
	for (const [index, spellings] of secret.entries()) {
		const startsHere = (spelling: string): boolean => text.startsWith(spelling, at);
		if (index > 0 && !spellings.some(startsHere)) at = afterSeparators(text, at);
		if (at >= text.length) return index >= tellingStart ? text.length : undefined;
		const found = spellings.find(startsHere);
		if (found === undefined) return undefined;
		at += found.length;
	}
	return at;
}

function afterSeparators(text: string, at: number): number {
	separatorsAhead.lastIndex = at;
	separatorsAhead.exec(text);
	return Math.max(at, separatorsAhead.lastIndex);
}
