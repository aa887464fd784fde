import type { Call } from '../failures/evidence';
import type { Failure } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { unexpectedFailure, wordsOf } from '../failures/unexpectedFailure';
import type { Parsed } from '../values/parsed';

/** Ends the reading of an item's parameters; caught by the execution, never seen outside it. */
export class RefusedParameter extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

/** n8n could not work out what stands in a field or in a credential. */
class Unresolved extends Error {
	constructor(
		readonly kind: 'unresolved' | 'noCredential',
		readonly what: string,
		override readonly cause: unknown,
	) {
		super(`n8n could not work out ${what}`);
	}
}

/** To be thrown for what n8n threw when it was asked for a field. @param field its display name */
export const unresolvedField = (field: string, cause: unknown): Error =>
	new Unresolved('unresolved', field, cause);

/** To be thrown for what n8n threw when it was asked for a credential. @param credential its type, as the editor names it */
export const unresolvedCredential = (credential: string, cause: unknown): Error =>
	new Unresolved('noCredential', credential, cause);

/**
 * The value, or the end of the item.
 * @param field display name of where the value was given, in the node or in its credential
 * @throws {RefusedParameter}
 */
export function accepted<T>(parsed: Parsed<T>, field: string, call: Call): T {
	if (parsed.ok) return parsed.value;
	const { ok: _, ...refusal } = parsed;
	throw new RefusedParameter(mapFailure({ kind: 'input', ...refusal, field }, call));
}

/** What a throw while an item was handled stands for. */
export function failureOfThrown(error: unknown, call: Call): Failure {
	if (error instanceof RefusedParameter) return error.failure;
	if (!(error instanceof Unresolved)) return unexpectedFailure(error, call);
	const { kind, what, cause } = error;
	const label = wordsOf(cause);
	return kind === 'unresolved'
		? mapFailure({ kind, field: what, label }, call)
		: mapFailure({ kind, credential: what, label }, call);
}
