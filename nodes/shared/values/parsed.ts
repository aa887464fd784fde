import type { InputReason } from './inputReason';

/** What there is to say of a refused value; all of it in words of ours, so it may be shown. */
export interface Particulars {
	/** What the value was found to be: a country. */
	readonly named?: string;
	/** The values that the field offers. */
	readonly choices?: readonly string[];
	/** The least and the greatest number, both included. */
	readonly bounds?: Bounds;
}

/** The least and the greatest number that are taken. */
export interface Bounds {
	readonly min: number;
	readonly max: number;
}

/** A value that cannot be wrong any more, or the reason why the text is none. */
export type Parsed<T> =
	| { readonly ok: true; readonly value: T }
	| ({ readonly ok: false; readonly reason: InputReason } & Particulars);

export const valid = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const invalid = (reason: InputReason, particulars: Particulars = {}): Parsed<never> => ({
	ok: false,
	reason,
	...particulars,
});
