import type { IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

type FieldValue = NodeParameterValueType | object;

interface Asked {
	readonly fallback: FieldValue;
	/** Same for all items; absent where an expression may make them differ. */
	readonly forAll?: { readonly value: FieldValue };
}

const askedIn = new WeakMap<IExecuteFunctions, Map<string, Asked>>();

/**
 * A field's value for one item, or `fallback` where the node has none. What holds no expression is asked of n8n once
 * for all items of a run: n8n checks a value anew each time, which for thousands of items takes longer than sending them.
 */
export function fieldValue(
	execution: IExecuteFunctions,
	name: string,
	itemIndex: number,
	fallback: FieldValue,
): FieldValue {
	const fields = askedIn.get(execution) ?? new Map<string, Asked>();
	askedIn.set(execution, fields);
	const asked = fields.get(name);
	// Two operations may have a field of the same name, each with its own default.
	const known = asked?.fallback === fallback ? asked : undefined;
	if (known?.forAll) return known.forAll.value;
	const value = execution.getNodeParameter(name, itemIndex, fallback);
	if (known === undefined) {
		const typed = execution.getNodeParameter(name, itemIndex, fallback, { rawExpressions: true });
		fields.set(name, { fallback, ...(!holdsExpression(typed) && { forAll: { value } }) });
	}
	return value;
}

/** n8n marks an expression by an equals sign at the start of a text. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
