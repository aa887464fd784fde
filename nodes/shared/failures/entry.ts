import type { Call } from './evidence';
import type { Category, Delivered, Retry } from './failure';

/**
 * What is known of one code. Texts may hold placeholders (see wording.ts):
 * `{system}`, `{System}`, `{credential}`, `{address}`, `{check}`, `{code}`, `{field}`, `{named}`, `{choices}`, `{firstChoice}`,
 * `{min}`, `{range}`, `{waited}`, `{later}`, `{words}`, `{removals}`, `{listed}`, `{allowed}`, `{certificate}`, `{orCertificate}`.
 * A message has no full stop at its end, because `[item 3]` may follow.
 */
export interface Entry {
	/** As the vendor publishes it, trimmed; missing where it publishes none. */
	readonly label?: string;
	/** What happened. */
	readonly message: string;
	/** What a write may have done all the same: a second sentence of its message. */
	readonly doubt?: string;
	/** What to do next. */
	readonly hint: string;
	/** What to do next where the call only reads, so that nothing can have been done twice. */
	readonly hintForRead?: string;
	readonly category: Category;
	/** For a write; a read has nothing to deliver. */
	readonly delivered: Delivered;
	readonly retry: Retry;
}

export type Catalogue = Readonly<Record<string, Entry>>;

/** Changes of single entries for single calls, by `code word`: a word of `Call.operation`. */
export type Overrides = Readonly<Record<string, Partial<Entry>>>;

/** The message of an entry for a call: nothing can be in doubt after a read. */
export const messageOf = (
	{ message, doubt }: Pick<Entry, 'message' | 'doubt'>,
	effect: Call['effect'],
): string => (doubt === undefined || effect === 'read' ? message : `${message}. ${doubt}`);

/** Own keys only: a vendor may well answer with the code `constructor`. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
