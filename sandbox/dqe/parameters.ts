import type { FastifyRequest } from 'fastify';

/** Parameters by their documented name; one that is blank counts as not given, as in DQE's example addresses. */
export type Parameters = ReadonlyMap<string, string>;

/**
 * From the query of a GET and from the form of a POST, never both. A name given twice has no one meaning and
 * counts as not given (our choice). Names are case-sensitive.
 */
export function parametersOf(request: FastifyRequest): Parameters {
	const given: unknown = request.method === 'POST' ? request.body : request.query;
	if (typeof given !== 'object' || given === null) return new Map();
	return new Map(
		Object.entries(given).filter(
			(entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
		),
	);
}

/** The values in the order of the names, or nothing if one is missing. */
export function all<const N extends readonly string[]>(
	parameters: Parameters,
	names: N,
): { readonly [K in N[number]]: string } | undefined;
export function all(
	parameters: Parameters,
	names: readonly string[],
): Readonly<Record<string, string>> | undefined {
	const found = names.flatMap((name) => {
		const value = parameters.get(name);
		return value === undefined ? [] : [[name, value] as const];
	});
	return found.length === names.length ? Object.fromEntries(found) : undefined;
}
