import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { folded, hasFoldedSigns, isMissing, trimmed } from './text';

/** Vehicle identification number: 17 letters and digits, upper case. */
export type Vin = Branded<string, 'Vin'>;

const isVin = (text: string): text is Vin => /^[A-Z0-9]{17}$/.test(text);

/** What people, programs and scanners put around a VIN: quotation marks, brackets, the asterisks of Code 39. */
const around = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** A label. No VIN begins like that, since none has an I. */
const label = /^VIN[^\p{L}\p{N}]*/u;

/** A scanner gives the I that marks a VIN in Code 39; what follows must be one. */
const scannerMark = /^I(?=[A-HJ-NPR-Z0-9]{17}$)/;

/** Whether an object is a car with its VIN, however that is spelled. */
export const holdsVin = (raw: unknown): boolean =>
	typeof raw === 'object' &&
	raw !== null &&
	Object.keys(raw).some((key) => key.toLowerCase() === 'vin');

/** What an object becomes in text. */
const objectText = '[object Object]';

/**
 * Reads a VIN as a vendor's list may hold it, with letters that no VIN has; otherwise as `parseVin`. For what the vendor
 * says, and for what is to leave its list.
 */
export function parseListedVin(raw: unknown): Parsed<Vin> {
	if (isMissing(raw)) return invalid('vinMissing');
	if (holdsVin(raw)) return invalid('vinInObject');
	const text = folded(trimmed(raw));
	if (text.includes(objectText)) return invalid('vinInObject');
	const given = text
		.replace(around, '')
		.replace(/[\s\p{Pd}]/gu, '')
		.toUpperCase();
	const unlabelled = given.replace(label, '');
	const found = [given, unlabelled, unlabelled.replace(scannerMark, '')].find(isVin);
	if (found !== undefined)
		return hasFoldedSigns(trimmed(raw)) ? invalid('vinNotValid') : valid(found);
	return invalid(/^[\p{L}\p{N}]{17}$/u.test(given) ? 'vinForeignLetter' : 'vinNotValid');
}

/**
 * Reads a VIN; spaces and dashes are ignored, lower case is raised, and what stands around it is left out: quotation
 * marks, brackets, a label, the marks of a scanner. Length and alphabet are checked: ISO 3779 has no I, O and Q, and the
 * vendors refuse or silently drop a VIN that has one. Portail OVIP's own sample has 16 characters and fails.
 *
 * Fails with `vinMissing`, `vinNotValid`, `vinHasIoq`, `vinForeignLetter` for a letter that is none of A to Z, or
 * `vinInObject` for an object that has a VIN.
 */
export function parseVin(raw: unknown): Parsed<Vin> {
	const listed = parseListedVin(raw);
	return listed.ok && /[IOQ]/.test(listed.value) ? invalid('vinHasIoq') : listed;
}
