import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/** Sender name of an SMS, 3 to 11 characters. */
export type CompanyName = Branded<string, 'CompanyName'>;

const shortest = 3;
const longest = 11;

/** What GSM 03.38 and the operators' alphanumeric senders have in common. */
const isCompanyName = (text: string): text is CompanyName => /^[A-Za-z0-9 .,&'!+/_-]+$/.test(text);

/**
 * Reads DQE's `Company`. DQE states the length only (GDPR_MSG, article 34580913188241); the
 * characters are our choice: unaccented letters, digits, space and simple punctuation, which every
 * operator shows as a sender. Fails with `companyNameLength` or `companyNameCharacters`.
 */
export function parseCompanyName(raw: unknown): Parsed<CompanyName> {
	if (isMissing(raw)) return invalid('companyNameLength');
	if (typeof raw !== 'string') return invalid('companyNameCharacters');
	const text = raw.trim();
	if (text.length < shortest || text.length > longest) return invalid('companyNameLength');
	return isCompanyName(text) ? valid(text) : invalid('companyNameCharacters');
}
