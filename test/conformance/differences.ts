import type { PimsCall } from '../../nodes/shared/clients/pimsCalls';
import { isJsonObject, type JsonObject } from '../../nodes/shared/clients/json';
import type { SpecApi, SpecParameter, VendorSpec } from './vendorSpec';

/** Which of the specification's entries a call is, and in what it differs from it. */
export interface Match {
	/** Undefined where the specification has no such interface. */
	readonly entry: SpecApi | undefined;
	readonly differences: readonly string[];
}

/** The entry of the interface that a call fits best: one interface has several, told apart by a parameter's value. */
export function matchOf(
	{ method, api, parameters = {}, tolerate = [] }: PimsCall,
	spec: VendorSpec,
): Match {
	const [best] = spec.apis
		.filter((entry) => entry.verb === method && entry.api === api)
		.map((entry) => ({ entry, differences: differencesIn(parameters, entry.parameters) }))
		.sort((one, other) => one.differences.length - other.differences.length);
	if (!best) return { entry: undefined, differences: ['is not in the specification'] };
	const unlisted = tolerate
		.filter((code) => !best.entry.codes.includes(String(code)))
		.map((code) => `expects ${code}, which is not among its codes`);
	return { entry: best.entry, differences: [...best.differences, ...unlisted] };
}

function differencesIn(
	sent: JsonObject,
	specified: readonly SpecParameter[],
	below = '',
): string[] {
	const known = new Set(specified.map(({ name }) => name));
	const unknown = Object.keys(sent).filter((name) => !known.has(name));
	return [
		...unknown.map((name) => `sends \`${below}${name}\`, which it does not have`),
		...specified.flatMap((parameter) => {
			const name = below + parameter.name;
			if (parameter.name in sent) return valueDifferences(sent[parameter.name], parameter, name);
			return parameter.required ? [`does not send \`${name}\`, which it requires`] : [];
		}),
	];
}

const isA: Readonly<Record<string, (value: unknown) => boolean>> = {
	String: (value) => typeof value === 'string',
	'Enum of Strings': (value) => typeof value === 'string',
	Boolean: (value) => typeof value === 'boolean',
	Integer: (value) => Number.isInteger(value),
	'Array of Strings': (value) =>
		Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
	'Array of Objects': (value) => Array.isArray(value) && value.every(isJsonObject),
};

function valueDifferences(
	value: unknown,
	{ type, values, fields }: SpecParameter,
	name: string,
): string[] {
	const fits = isA[type];
	if (!fits) throw new Error(`The specification has a type that this test does not know: ${type}`);
	if (!fits(value)) return [`sends \`${name}\` as ${typeof value}, not as ${type}`];
	const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (fields.length > 0) {
		const found = entries
			.filter(isJsonObject)
			.flatMap((entry) => differencesIn(entry, fields, `${name}.`));
		return [...new Set(found)];
	}
	return entries
		.filter((entry) => values !== undefined && !values.includes(String(entry)))
		.map((entry) => `sends \`${name}\` ${JSON.stringify(entry)}, which is not among its values`);
}
