import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { codeDigits } from './text';

/** The 6 digits of a DQE confirmation SMS; leading zeros count. Never shown or logged. */
export type SmsPin = Branded<string, 'SmsPin'>;

const length = 6;
const isSmsPin = (text: string): text is SmsPin => /^\d{6}$/.test(text);

/**
 * Reads DQE's `Pin` (GDPR_VERIF, article 47368128193937): 6 digits, read as `codeDigits` says. A
 * number is taken only with 6 digits, because one with fewer has lost a zero. Fails with `pinNotSixDigits`.
 */
export function parseSmsPin(raw: unknown): Parsed<SmsPin> {
	const text = codeDigits(raw, length);
	return isSmsPin(text) ? valid(text) : invalid('pinNotSixDigits');
}
