/** Deeper than anybody writes; data that go round in a circle end here. */
const deepest = 20;

type Members = ReadonlyArray<readonly [name: string, value: unknown]>;

/** The members of a list or of a plain object; what has a class of its own, such as a date, has none to look at. */
function membersOf(value: unknown): Members {
	if (Array.isArray(value)) return value.map((member, index) => [String(index), member] as const);
	return isPlain(value) ? Object.entries(value) : [];
}

/** Also of another realm: an evaluator may have made it in one. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value has a function in it: a method whose parentheses were forgotten. */
export function holdsFunction(value: unknown, depth = 0): boolean {
	if (typeof value === 'function') return true;
	return depth < deepest && membersOf(value).some(([, member]) => holdsFunction(member, depth + 1));
}

/** The name of the first member that has no value, however deep; undefined where all have one. */
export function nameOfNothing(value: unknown, depth = 0): string | undefined {
	if (depth > deepest) return undefined;
	for (const [name, member] of membersOf(value)) {
		const found = member === undefined ? name : nameOfNothing(member, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
