import type { HttpAnswer } from './send';

/** Milliseconds the server asks to wait (`Retry-After` in seconds or as an HTTP date, RFC 9110 section 10.2.3). */
export function retryAfterMs({ headers }: HttpAnswer, now = Date.now()): number | undefined {
	const text = headers['retry-after']?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
	// Date.parse takes `1.5` and `-5` for dates of long ago.
	const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
