import type { Call } from './evidence';
import type { Failure } from './failure';
import { unexpectedEntry, unresolvedEntry } from './generalCatalogue';
import { failureOf } from './failureOf';

/** Names of n8n's own errors for what it could not work out before the node sent anything. */
const unresolvedNames: ReadonlySet<string> = new Set([
	'CredentialNotFoundError',
	'ExpressionError',
	'ExpressionExtensionError',
	'NodeOperationError',
	'UserError',
]);

/**
 * The failure for something thrown, which no vendor's answer explains: an expression that n8n could not resolve or a
 * missing credential (`expression`, category `configuration`), or a defect (`unexpected`). Never throws.
 */
export function unexpectedFailure(error: unknown, call: Call): Failure {
	const name = textOf(error, 'name');
	const unresolved = unresolvedNames.has(name);
	const label = textOf(error, 'message') || name;
	return failureOf(
		unresolved
			? { entry: unresolvedEntry, code: 'expression', label }
			: { entry: unexpectedEntry, code: 'unexpected', label },
		call,
	);
}

/** Anything can be thrown, also an object whose properties throw. By name: several copies of n8n may be loaded. */
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
