import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { invalid } from '../values/parsed';
import { fieldValue, typedValue, type Asked } from './fieldValue';
import { accepted } from './refusal';

const none: IDataObject = {};
const collection: Asked = { displayName: 'Options', name: 'options', fallback: none };

/**
 * What n8n has for a field inside the 'Options' collection; its default where it was not added. Each is asked for by
 * itself, so that a wrong expression is known by its field; the whole only where all of it is one expression.
 * @throws {RefusedParameter} where that gives no object
 */
export function optionValue(
	execution: IExecuteFunctions,
	{ displayName, name, default: fallback }: INodeProperties,
	itemIndex: number,
	call: Call,
): unknown {
	if (isObject(typedValue(execution, collection, itemIndex))) {
		const asked = { displayName, name: `${collection.name}.${name}`, fallback };
		return fieldValue(execution, asked, itemIndex);
	}
	const all: unknown = fieldValue(execution, collection, itemIndex);
	if (!isObject(all)) {
		const reason = all === undefined ? 'expressionGaveNothing' : 'optionsNotValid';
		return accepted(invalid(reason), collection.displayName, call);
	}
	return Object.hasOwn(all, name) ? all[name] : fallback;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
