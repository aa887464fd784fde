import { invalid, valid, type Parsed } from './parsed';
import { folded, isMissing } from './text';
import { holdsVin, parseListedVin } from './vin';

/** Between VINs in one text, a row of a spreadsheet among them; a space may stand inside a VIN. */
const separator = /[\n\r\t\v\f\u0085\u2028\u2029,;|/]+/;

/**
 * The single texts of a field that holds one VIN or many: a list (JSON array or expression), or text with commas,
 * semicolons, tabs or line breaks between, or with spaces, if every part is a whole VIN. Each is still to be parsed as a
 * VIN, so that one wrong VIN does not spoil the others. An empty list is a list without VINs. Fails with `vinMissing` for
 * nothing at all and for separators alone, which empty values give that were joined, `vinInObject` for cars in the place of their VINs, `vinNotValid` for what is neither text nor list.
 */
export function parseVinList(raw: unknown): Parsed<readonly unknown[]> {
	if (isMissing(raw)) return invalid('vinMissing');
	return typeof raw === 'string' ? listInText(raw) : listOf(raw);
}

function listOf(raw: unknown): Parsed<readonly unknown[]> {
	if (!Array.isArray(raw)) return invalid(holdsVin(raw) ? 'vinInObject' : 'vinNotValid');
	const list: readonly unknown[] = raw;
	return list.length > 0 && list.every(holdsVin) ? invalid('vinInObject') : valid(list);
}

function listInText(raw: string): Parsed<readonly unknown[]> {
	const json = jsonIn(raw.trim());
	if (json !== undefined) return listOf(json);
	const parts = folded(raw)
		.split(separator)
		.filter((part) => part.trim() !== '');
	if (parts.length === 0) return invalid('vinMissing');
	if (parts.every(isObjectText)) return invalid('vinInObject');
	return valid(parts.flatMap(spaced));
}

function isObjectText(part: string): boolean {
	const vin = parseListedVin(part);
	return !vin.ok && vin.reason === 'vinInObject';
}

/** Undefined also for a list in brackets that is none of JSON. */
function jsonIn(text: string): unknown {
	if (!/^[[{]/.test(text)) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function spaced(part: string): readonly string[] {
	const words = part.split(/\s+/).filter((word) => word !== '');
	return words.length > 1 && words.every((word) => parseListedVin(word).ok) ? words : [part];
}
