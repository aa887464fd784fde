import { isJsonObject, parseJson } from '../clients/json';

/** What an answer may speak of instead of what was asked for. */
const otherSubjects = {
	phone: 'another phone number',
	car: 'another car',
	trouble: 'something that went wrong',
} as const;

export type OtherSubject = keyof typeof otherSubjects;

/** An answer that cannot be read, as it came. */
export interface UnreadableAnswer {
	/** Empty where the server did not say. */
	readonly contentType: string;
	readonly body: string;
	/** What it speaks of, where that is not what was asked for. */
	readonly about?: OtherSubject;
}

/** Characters of a body that are looked at. */
const readLength = 4000;
const mostNames = 8;
const mostWords = 8;

/** What an answer looks like, without any value of it: there may be a token, a code or a person's data in it. */
export function describedAnswer({ contentType, body, about }: UnreadableAnswer): string {
	if (about !== undefined) return `an answer about ${otherSubjects[about]}`;
	const text = body.slice(0, readLength).trim();
	if (text === '') return 'an empty answer';
	const size = `${body.length} characters`;
	const json = parseJson(body);
	if (isJsonObject(json)) return `a JSON object ${namesIn(json)}`;
	if (Array.isArray(json)) return `a JSON list, ${size}`;
	if (json !== undefined) return `JSON of another kind, ${size}`;
	if (/^[[{]/.test(text)) return `JSON that is not whole, ${size}`;
	return `${kindOf(text, contentType)}, ${size}${quoted(text)}`;
}

function kindOf(text: string, contentType: string): string {
	if (/^<\?xml\b/i.test(text)) return 'XML';
	return text.startsWith('<') || /\bhtml\b/i.test(contentType) ? 'a web page' : 'text';
}

/** Only what a program may well have for a name; a token in its place has digits or both cases. */
const memberName = /^(?:[a-z]{1,20}(?:[A-Z_][a-z]{1,20}){0,4}|[A-Z]{1,20})$/;

function namesIn(json: object): string {
	const names = Object.keys(json);
	if (names.length === 0) return 'without members';
	const shown = names.filter((name) => memberName.test(name)).slice(0, mostNames);
	const others = names.length - shown.length;
	if (shown.length === 0) return `with ${others} members`;
	return `with ${shown.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

/** A word of a language: letters alone, and capitals at the beginning only or throughout. */
const word = /^(?:\p{Lu}?\p{Ll}{0,14}|\p{Lu}{2,10})$/u;

/** The first words that a person would see. */
function quoted(text: string): string {
	const words = text
		.replace(/<(script|style)\b[^]*?(<\/\1\s*>|$)/gi, ' ')
		.replace(/<[^<>]*(>|$)/g, ' ')
		.split(/[\s.,:;!?()"'’–-]+/)
		.filter((part) => part !== '' && word.test(part))
		.slice(0, mostWords);
	return words.length === 0 ? '' : `: “${words.join(' ')}”`;
}
