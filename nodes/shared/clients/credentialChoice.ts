import { parseChoice, type Offered } from '../values/choice';
import { valid, type Parsed } from '../values/parsed';
import type { JsonObject } from './json';

/**
 * One of the values that a field of a credential offers; its default where n8n leaves the field out, because it is hidden.
 * Fails with `credentialChoiceNotValid`, which lists the values.
 */
export function choiceIn<V extends string>(
	fields: JsonObject,
	name: string,
	offered: ReadonlyArray<Offered<V>>,
	preset: V,
): Parsed<V> {
	if (!Object.hasOwn(fields, name)) return valid(preset);
	const choice = parseChoice(offered)(fields[name]);
	return choice.ok ? choice : { ...choice, reason: 'credentialChoiceNotValid' };
}
