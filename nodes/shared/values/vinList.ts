import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/** Between VINs in one text: spaces may stand inside a VIN, so they do not separate. */
const separator = /[\n\r,;|]+/;

/**
 * The single texts of a field that holds one VIN or many: a list (JSON array or expression), or text with commas,
 * semicolons or line breaks between. Each is still to be parsed as a VIN, so that one wrong VIN does not spoil the
 * others. An empty list is a list without VINs. Fails with `vinMissing` for nothing at all, `vinNotValid` for what is
 * neither text nor list.
 */
export function parseVinList(raw: unknown): Parsed<readonly unknown[]> {
	if (Array.isArray(raw)) return valid(raw);
	if (isMissing(raw)) return invalid('vinMissing');
	if (typeof raw !== 'string') return invalid('vinNotValid');
	const text = raw.trim();
	if (text.startsWith('[')) return jsonList(text);
	return valid(text.split(separator).filter((part) => part.trim() !== ''));
}

function jsonList(text: string): Parsed<readonly unknown[]> {
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? valid(list) : invalid('vinNotValid');
	} catch {
		return invalid('vinNotValid');
	}
}
