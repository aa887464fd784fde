import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing, trimmed } from './text';

/** Code of a service in Portail OVIP, as it was given when the service was created: `SERVICE1_CODE`. */
export type ServiceCode = Branded<string, 'ServiceCode'>;

// The vendor states no form; a code that would need escaping in JSON or a URL is more likely a slip.
const isServiceCode = (text: string): text is ServiceCode =>
	/^[\p{L}\p{N}._:-]{1,100}$/u.test(text);

/** Reads a service code; case counts. Fails with `serviceMissing` or `serviceNotValid`. */
export function parseServiceCode(raw: unknown): Parsed<ServiceCode> {
	if (isMissing(raw)) return invalid('serviceMissing');
	const text = typeof raw === 'number' ? String(raw) : trimmed(raw);
	return isServiceCode(text) ? valid(text) : invalid('serviceNotValid');
}
