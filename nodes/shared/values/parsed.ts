import type { InputReason } from './inputReason';

/** A value that cannot be wrong any more, or the reason why the text is none. */
export type Parsed<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly reason: InputReason };

export const valid = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const invalid = (reason: InputReason): Parsed<never> => ({ ok: false, reason });
