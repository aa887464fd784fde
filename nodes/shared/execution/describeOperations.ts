import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OperationForm, Resource } from './operation';
import { consentFieldsOf } from './toolConsent';

const selectorOption = ({
	value,
	name,
	action,
	description,
}: OperationForm): INodePropertyOptions => ({
	name,
	value,
	action,
	description,
});

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

/** Options that all operations of a node have. */
type CommonOptions = readonly INodeProperties[];

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName, 'en');

const optionsCollection = (options: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...options].sort(byDisplayName),
});

/** An 'Operation' selector and the fields of every operation, shown where they apply. */
function describeResource(
	{ operations }: Resource<OperationForm>,
	commonOptions: CommonOptions,
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
		...operations.flatMap((form) => {
			const { value, fields, options = [], requestsAtOnce } = form;
			return [
				...fields,
				...consentFieldsOf(form),
				optionsCollection([
					...options,
					...commonOptions,
					...(requestsAtOnce ? [requestsAtOnce] : []),
				]),
			].map((field) => ({
				...field,
				displayOptions: {
					...field.displayOptions,
					show: { ...show, operation: [value], ...field.displayOptions?.show },
				},
			}));
		}),
	];
}

/** The editor's fields of a node with one kind of thing: no 'Resource' selector. */
export const describeOperations = (
	resource: Resource<OperationForm>,
	commonOptions: CommonOptions,
): INodeProperties[] => describeResource(resource, commonOptions, {});

/** The editor's fields of a node with several resources. */
export function describeResources(
	resources: ReadonlyArray<Resource<OperationForm>>,
	commonOptions: CommonOptions,
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
		...resources.flatMap((resource) =>
			describeResource(resource, commonOptions, { resource: [resource.value] }),
		),
	];
}
