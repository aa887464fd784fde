import type { InputReason } from './inputReason';

/** A value that cannot be wrong any more, or the reason why the text is none. */
export type Parsed<T> =
	| { readonly ok: true; readonly value: T }
	| {
			readonly ok: false;
			readonly reason: InputReason;
			/** What the value was found to be, in words of ours that can be shown: a country. */
			readonly named?: string;
	  };

export const valid = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const invalid = (reason: InputReason, named?: string): Parsed<never> =>
	named === undefined ? { ok: false, reason } : { ok: false, reason, named };
