import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/** Opaque token that ties a PIN to the SMS it was sent in. Never shown or logged. */
export type SmsToken = Branded<string, 'SmsToken'>;

/** Visible characters only. DQE's samples have 22 URL-safe ones; the upper bound is ours. */
const isSmsToken = (text: string): text is SmsToken => /^[^\s\p{C}]{1,256}$/u.test(text);

/**
 * Reads DQE's `smsToken` as GDPR_MSG answered it (article 34581852981137).
 * Fails with `smsTokenMissing` or `smsTokenNotValid`.
 */
export function parseSmsToken(raw: unknown): Parsed<SmsToken> {
	if (isMissing(raw)) return invalid('smsTokenMissing');
	const text = typeof raw === 'string' ? raw.trim() : '';
	return isSmsToken(text) ? valid(text) : invalid('smsTokenNotValid');
}
