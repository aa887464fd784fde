import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { codeDigits } from './text';

/** PIN that a person chose for his PIMS account; leading zeros count. Never shown or logged. */
export type PinCode = Branded<string, 'PinCode'>;

/**
 * The vendor's samples are `1234` and `424242`; no page states a length, so the bounds are
 * inferred.
 */
const longest = 8;
const isPinCode = (text: string): text is PinCode => /^\d{4,8}$/.test(text);

/**
 * Reads the `pinCode`, `oldPIN` or `newPIN` of `pims.authentication.enrollment`, `.pincode` and
 * `.otp`: text of 4 to 8 digits, read as `codeDigits` says. A shorter number than that is refused, because it
 * may have lost leading zeros. Fails with `pinCodeNotValid`.
 */
export function parsePinCode(raw: unknown): Parsed<PinCode> {
	const text = codeDigits(raw, longest);
	return isPinCode(text) ? valid(text) : invalid('pinCodeNotValid');
}
