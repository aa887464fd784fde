import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { z } from 'zod';
import type { NodeJson } from '../../harness/workflowJson';

/** A node as the editor saves it, and what its form must show. */
export interface NodeForm {
	readonly node: NodeJson & { readonly parameters: INodeParameters };
	/** Texts of the fields, from above. */
	readonly fields: readonly string[];
}

const optionsSchema = z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]) }));

type Choice = Readonly<Record<string, string | number | boolean | string[]>>;

/** What a field can be set to. */
function valuesOf({ type, options }: INodeProperties): ReadonlyArray<Choice[string]> {
	if (type === 'boolean') return [true, false];
	const values = optionsSchema.parse(options).map(({ value }) => value);
	return type === 'multiOptions' ? values.map((value) => [String(value)]) : values;
}

/** The fields on which it depends whether others are shown. */
const deciding = ({ properties }: INodeTypeDescription): ReadonlySet<string> =>
	new Set(
		properties.flatMap(({ displayOptions }) => [
			...Object.keys(displayOptions?.show ?? {}),
			...Object.keys(displayOptions?.hide ?? {}),
		]),
	);

/** The form of a node when somebody has made a choice in it. */
class ChosenForm {
	private readonly node: { readonly typeVersion: number };
	private readonly values: INodeParameters;

	constructor(
		private readonly description: INodeTypeDescription,
		readonly choice: Choice,
	) {
		this.node = { typeVersion: z.number().parse(description.version) };
		this.values = this.withDefaults(true);
	}

	/** The choice with what n8n takes where nothing was chosen; or without, as n8n saves it. */
	private withDefaults(defaults: boolean): INodeParameters {
		const { properties } = this.description;
		const { choice, node, description } = this;
		const typed = { ...node, type: description.name };
		const all = NodeHelpers.getNodeParameters(
			properties,
			{ ...choice },
			defaults,
			false,
			typed,
			description,
		);
		return all ?? {};
	}

	/** What decides on the credential is chosen there: n8n's editor leaves it out of the form. */
	private get inCredential(): ReadonlySet<string> {
		const { credentials = [] } = this.description;
		return new Set(
			credentials.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})),
		);
	}

	get shown(): readonly INodeProperties[] {
		return this.description.properties.filter(
			(property) =>
				property.type !== 'hidden' &&
				!this.inCredential.has(property.name) &&
				NodeHelpers.displayParameterPath(this.values, property, '', this.node, this.description),
		);
	}

	/** What can be chosen further so that other fields are shown. */
	get switched(): readonly ChosenForm[] {
		const now = this.labels.join();
		return this.shown
			.filter(({ name }) => deciding(this.description).has(name) && !(name in this.choice))
			.flatMap((field) => valuesOf(field).map((value) => this.with({ [field.name]: value })))
			.filter(({ labels }) => labels.join() !== now);
	}

	private get labels(): readonly string[] {
		return this.shown.map(({ displayName }) => displayName);
	}

	/** The values of a field that is shown. */
	choices(field: string): readonly Choice[] {
		const property = this.shown.find(({ name }) => name === field);
		return property === undefined ? [] : valuesOf(property).map((value) => ({ [field]: value }));
	}

	with(more: Choice): ChosenForm {
		return new ChosenForm(this.description, { ...this.choice, ...more });
	}

	get form(): NodeForm {
		const { displayName, name } = this.description;
		return {
			node: {
				name: [displayName, ...Object.values(this.choice)].join(' '),
				type: `n8n-nodes-stellantis.${name}`,
				parameters: this.withDefaults(false),
			},
			fields: this.labels,
		};
	}
}

/** Every operation of a node as it is first chosen, and every choice once that shows or hides fields. */
export function formsOf(description: INodeTypeDescription): readonly NodeForm[] {
	const empty = new ChosenForm(description, {});
	const resources = empty.choices('resource').map((resource) => empty.with(resource));
	const operations = (resources.length > 0 ? resources : [empty]).flatMap((resource) => {
		const own = resource.choices('operation').map((operation) => resource.with(operation));
		return own.length > 0 ? own : [resource];
	});
	const seen = new Set<string>();
	const switched = operations
		.flatMap((operation) => operation.switched)
		.filter(({ choice: { resource: _resource, operation: _operation, ...further } }) => {
			const key = JSON.stringify(further);
			return !seen.has(key) && seen.add(key);
		});
	return [...operations, ...switched].map(({ form }) => form);
}

/** A node's parameters with those that have their defaults. */
export const filledIn = (
	description: INodeTypeDescription,
	parameters: Readonly<Record<string, unknown>>,
): INodeParameters | null => {
	const typeVersion = z.number().parse(description.version);
	const values: INodeParameters = JSON.parse(JSON.stringify(parameters));
	const node = { typeVersion, type: description.name };
	return NodeHelpers.getNodeParameters(
		description.properties,
		values,
		true,
		false,
		node,
		description,
	);
};
