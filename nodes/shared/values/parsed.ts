import type { InputReason } from './inputReason';

/** What a field takes instead of what it was given; all of it ours, so it may be shown. */
export interface Taken {
	/** The values that are offered. */
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
	| ({ readonly ok: false; readonly reason: InputReason } & Taken);

export const valid = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const invalid = (reason: InputReason, taken: Taken = {}): Parsed<never> => ({
	ok: false,
	reason,
	...taken,
});
