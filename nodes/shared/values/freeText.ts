import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/**
 * Reads text that may say anything, or nothing: without surrounding space; a number as it is written. Fails with
 * `textNotValid` for what is neither.
 */
export function parseFreeText(raw: unknown): Parsed<string> {
	if (isMissing(raw)) return valid('');
	if (typeof raw === 'string') return valid(raw.trim());
	return typeof raw === 'number' && Number.isFinite(raw)
		? valid(String(raw))
		: invalid('textNotValid');
}
