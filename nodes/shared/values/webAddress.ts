import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing, trimmed } from './text';
import { urlIn } from './url';

/** The absolute address of a web page, `http` or `https`. */
export type WebAddress = Branded<string, 'WebAddress'>;

/** Not what `URL` leaves out by itself: a line break would end the header that the address is sent in. */
const blank = /[\s\p{C}]/u;

const isWebAddress = (text: string): text is WebAddress =>
	!blank.test(text) && ['http:', 'https:'].includes(urlIn(text)?.protocol ?? '');

/** Reads an address that a browser may be sent to. Nothing given is `undefined`. Fails with `redirectNotValid`. */
export function parseWebAddress(raw: unknown): Parsed<WebAddress | undefined> {
	if (isMissing(raw)) return valid(undefined);
	const text = trimmed(raw);
	return isWebAddress(text) ? valid(text) : invalid('redirectNotValid');
}
