/** A JSON object whose fields are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON value of a body, or undefined for HTML, a body cut short or an empty one. */
export function parseJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

/** The object under `key`; an empty one where there is none, so that a path of optional fields can be read. */
export function objectIn(parent: JsonObject, key: string): JsonObject {
	const value = parent[key];
	return isJsonObject(value) ? value : {};
}

/** Text or a number under `key` as trimmed text; undefined where it is missing, empty or something else. */
export function textIn(parent: JsonObject, key: string): string | undefined {
	const value = parent[key];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	return text === '' ? undefined : text;
}
