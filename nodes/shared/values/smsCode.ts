import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { codeDigits } from './text';

/** Code of a PIMS SMS: digits, leading zeros count. Never shown or logged. */
export type SmsCode = Branded<string, 'SmsCode'>;

/** The vendor's samples have 4, 6 and 8 digits and no page states a length; the bounds are ours. */
const longest = 12;
const isSmsCode = (text: string): text is SmsCode => /^\d{1,12}$/.test(text);

/**
 * Reads the `smsCode` of `pims.authentication.smscode` and `.enrollment`: text of 1 to 12 digits,
 * read as `codeDigits` says. A shorter number than that is refused, because it may have lost leading zeros.
 * Fails with `smsCodeNotValid`.
 */
export function parseSmsCode(raw: unknown): Parsed<SmsCode> {
	const text = codeDigits(raw, longest);
	return isSmsCode(text) ? valid(text) : invalid('smsCodeNotValid');
}
