/** A text somewhere inside of a value, and the way to it: `resultData.runData.Node[0].error.message`. */
export interface Placed {
	readonly path: string;
	readonly text: string;
}

/** Every text and key of a value, also in what errors hide: messages, stacks, causes and non-enumerable properties. */
export function textsIn(value: unknown, path = '', seen = new Set<object>()): Placed[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (typeof value === 'number') return [{ path, text: String(value) }];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	if (Buffer.isBuffer(value)) return [{ path, text: value.toString('utf8') }];
	if (value instanceof Map || value instanceof Set) return textsIn([...value], path, seen);
	return Reflect.ownKeys(value).flatMap((key) => {
		const name = String(key);
		const step = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
		const inside = textsIn(Reflect.get(value, key), step, seen);
		return Array.isArray(value) ? inside : [{ path: `${path} (a key)`, text: name }, ...inside];
	});
}

/** Where one of the texts stands, whatever its case. */
export const findText = (placed: readonly Placed[], wanted: string): string[] =>
	placed
		.filter(({ text }) => text.toLowerCase().includes(wanted.toLowerCase()))
		.map(({ path }) => path);
