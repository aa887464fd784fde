import type { Call } from './evidence';
import type { Failure } from './failure';
import { unexpectedEntry } from './generalCatalogue';
import { failureOf } from './failureOf';

/** The failure for something thrown that nobody foresaw: a defect (`unexpected`). Never throws. */
export function unexpectedFailure(error: unknown, call: Call): Failure {
	return failureOf({ entry: unexpectedEntry, code: 'unexpected', label: wordsOf(error) }, call);
}

/** What something thrown says of itself, however it is made; empty where it says nothing. */
export const wordsOf = (error: unknown): string =>
	textOf(error, 'message') || textOf(error, 'name');

/** Anything can be thrown, also an object whose properties throw. */
function textOf(error: unknown, property: 'name' | 'message'): string {
	if (typeof error === 'string') return property === 'message' ? error : '';
	if (typeof error !== 'object' || error === null) return '';
	try {
		const value: unknown = Reflect.get(error, property);
		return typeof value === 'string' ? value : '';
	} catch {
		return '';
	}
}
