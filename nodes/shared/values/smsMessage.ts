import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/** Text of the SMS before the code, 1 to 125 characters. */
export type SmsMessage = Branded<string, 'SmsMessage'>;

const longest = 125;

/**
 * Letters with their accents, digits, punctuation, currency, the usual signs, and the plain space.
 */
const isSmsMessage = (text: string): text is SmsMessage =>
	/^[\p{L}\p{M}0-9\p{P}\p{Sc}+<=>|~^°№ ]+$/u.test(text);

/**
 * Reads DQE's `Custom_sms`: at most 125 characters with spaces; DQE appends the code, so a space at
 * the end is kept (GDPR_MSG, article 34580913188241). Its older page forbids "special characters"
 * without saying which: we refuse control characters (line breaks too), emoji and other pictures.
 * Space of any width becomes a plain one. Fails with `messageMissing`, `messageLength` or
 * `messageCharacters`.
 */
export function parseSmsMessage(raw: unknown): Parsed<SmsMessage> {
	if (isMissing(raw)) return invalid('messageMissing');
	if (typeof raw !== 'string') return invalid('messageCharacters');
	// Composing accents makes text at most three times shorter.
	if (raw.length > 3 * longest) return invalid('messageLength');
	const text = raw.normalize('NFC').replace(/\p{Zs}/gu, ' ');
	if (text.length > longest) return invalid('messageLength');
	return isSmsMessage(text) ? valid(text) : invalid('messageCharacters');
}
