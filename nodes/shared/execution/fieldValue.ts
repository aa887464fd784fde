import type { IExecuteFunctions, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { holdsFunction } from './expressionResult';
import { unresolvedField } from './refusal';

type FieldValue = NodeParameterValueType | object;

/** What is asked of n8n: a field by its name, or an option by its path. */
export interface Asked extends Pick<INodeProperties, 'displayName' | 'name'> {
	/** Where the node has none; the same each time. */
	readonly fallback: FieldValue;
}

interface Known {
	readonly fallback: FieldValue;
	/** Same for all items; absent where an expression may make them differ. */
	readonly forAll?: { readonly value: FieldValue };
}

const knownIn = new WeakMap<IExecuteFunctions, Map<string, Known>>();

/**
 * A field's value for one item, or `fallback` where the node has none; undefined where an expression gave nothing. What
 * holds no expression is asked of n8n once for all items of a run: n8n checks a value anew each time, which for thousands
 * of items takes longer than sending them.
 * @throws where n8n cannot work out the expression; see `failureOfThrown`
 */
export function fieldValue(
	execution: IExecuteFunctions,
	asked: Asked,
	itemIndex: number,
): FieldValue | undefined {
	const { forAll } = known(execution, asked, itemIndex);
	return forAll ? forAll.value : resolved(execution, asked, itemIndex);
}

function known(execution: IExecuteFunctions, asked: Asked, itemIndex: number): Known {
	const { name, fallback } = asked;
	const fields = knownIn.get(execution) ?? new Map<string, Known>();
	knownIn.set(execution, fields);
	const before = fields.get(name);
	// Two operations may have a field of the same name, each with its own default.
	if (before !== undefined && before.fallback === fallback) return before;
	const typed = execution.getNodeParameter(name, itemIndex, fallback, { rawExpressions: true });
	const value = holdsExpression(typed) ? undefined : resolved(execution, asked, itemIndex);
	const found: Known = { fallback, ...(value !== undefined && { forAll: { value } }) };
	fields.set(name, found);
	return found;
}

function resolved(
	execution: IExecuteFunctions,
	{ displayName, name, fallback }: Asked,
	itemIndex: number,
): FieldValue | undefined {
	try {
		const value = execution.getNodeParameter(name, itemIndex, fallback);
		// n8n says so itself where the value is one; inside a list or an object not all of its evaluators do.
		if (holdsFunction(value)) throw new Error('there is a function in it, please add ()');
		return value;
	} catch (error) {
		throw unresolvedField(displayName, error);
	}
}

/** n8n marks an expression by an equals sign at the start of a text. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
