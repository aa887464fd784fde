import type { Result } from '../failures/failure';
import type { Parameters } from './parameters';

/** What became of one entry of an item; an item may have several. */
export interface Answer {
	readonly itemIndex: number;
	readonly result: Result<object>;
}

/** Something read from an item. */
export interface Read<T> {
	readonly itemIndex: number;
	readonly value: T;
}

/**
 * Reads every item on its own: a wrong one becomes the answer of its item and leaves the others alone.
 * @param read gives what the item holds; may throw `RefusedParameter`
 */
export function readEach<T>(
	items: readonly Parameters[],
	read: (parameters: Parameters) => T,
): { read: Array<Read<T>>; refused: Answer[] } {
	const result: { read: Array<Read<T>>; refused: Answer[] } = { read: [], refused: [] };
	for (const parameters of items) {
		const { itemIndex } = parameters;
		const value = parameters.attempt(read);
		if (value.ok) result.read.push({ itemIndex, value: value.value });
		else result.refused.push({ itemIndex, result: value });
	}
	return result;
}

/** Consecutive parts with at most `size` entries each. */
export function chunked<T>(entries: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
		entries.slice(index * size, (index + 1) * size),
	);
}

/** Entries by key, in the order in which the keys first came. */
export function grouped<K, T>(entries: Iterable<T>, keyOf: (entry: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return groups;
}
