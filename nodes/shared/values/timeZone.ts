import { IANAZone } from 'luxon';
import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { unquoted } from './quotationMarks';
import { trimmed } from './text';

/** A time zone by its IANA name, as given: `Europe/Paris`. */
export type TimeZone = Branded<string, 'TimeZone'>;

// Newer Node versions know plain offsets as zones too; they have no clock changes and are no car's
// zone.
const isTimeZone = (text: string): text is TimeZone =>
	/^[A-Za-z]/.test(text) && IANAZone.isValidZone(text);

/** Reads an IANA time zone that the running Node knows. Fails with `timeZoneNotValid`. */
export function parseTimeZone(raw: unknown): Parsed<TimeZone> {
	const text = unquoted(trimmed(raw));
	return isTimeZone(text) ? valid(text) : invalid('timeZoneNotValid');
}
