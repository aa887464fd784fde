import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation, Resource } from './operation';

const selectorOption = <C>({
	value,
	name,
	action,
	description,
}: Operation<C>): INodePropertyOptions => ({
	name,
	value,
	action,
	description,
});

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** An 'Operation' selector and the fields of every operation, shown where they apply. */
function describeResource<C>(
	{ operations }: Resource<C>,
	show: Record<string, string[]>,
): INodeProperties[] {
	const [first] = operations;
	const preselected = first?.value ?? '';
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show },
			options: operations.map(selectorOption).sort(byName),
			default: preselected,
		},
		...operations.flatMap(({ value, fields }) =>
			fields.map((field) => ({
				...field,
				displayOptions: {
					...field.displayOptions,
					show: { ...show, operation: [value], ...field.displayOptions?.show },
				},
			})),
		),
	];
}

/** The editor's fields of a node with one kind of thing: no 'Resource' selector. */
export const describeOperations = <C>(resource: Resource<C>): INodeProperties[] =>
	describeResource(resource, {});

/** The editor's fields of a node with several resources. */
export function describeResources<C>(
	resources: ReadonlyArray<Resource<C>>,
	preselected: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })).sort(byName),
			default: preselected,
		},
		...resources.flatMap((resource) => describeResource(resource, { resource: [resource.value] })),
	];
}
