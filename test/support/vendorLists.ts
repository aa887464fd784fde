import type { INodeListSearchResult, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import type { CredentialSet } from '../harness';
import { additionalDataFor } from '../harness/additionalData';
import { toDefinition, toWorkflow } from '../harness/workflowJson';
import type { TestBed } from './testBed';

/** A field of a node that is open in the editor. */
export interface OpenField {
	/** `stellantis` */
	readonly node: string;
	/** Name of the field that the list belongs to. */
	readonly field: string;
	readonly parameters: INodeParameters;
	readonly credentials: CredentialSet;
}

/** What the application prepares before it calls a method of the node for a list. */
function contextOf({ bench }: TestBed, { node, field, parameters, credentials }: OpenField) {
	const { engine, catalogue } = bench;
	const store = bench.store(credentials);
	const type = `${catalogue.packageName}.${node}`;
	const json = { nodes: [{ name: 'Node', type, parameters }], connections: {} };
	const definition = toDefinition(json, catalogue, store);
	const workflow = toWorkflow(engine, catalogue, definition, {});
	const [opened] = Object.values(workflow.nodes);
	if (opened === undefined) throw new Error('The workflow has its one node');
	const additionalData = {
		...additionalDataFor(engine, {
			mode: 'internal',
			executionId: '1',
			definition,
			credentials: store,
		}),
		currentNodeParameters: parameters,
	};
	const context = new engine.core.LoadOptionsContext(
		workflow,
		opened,
		additionalData,
		`parameters.${field}`,
	);
	return { context, methods: catalogue.getByNameAndVersion(type).methods };
}

/** One page of a resource locator's list. */
export async function searchList(
	bed: TestBed,
	field: OpenField,
	{ search, page }: { readonly search?: string; readonly page?: string | undefined } = {},
): Promise<INodeListSearchResult> {
	const { context, methods } = contextOf(bed, field);
	const method = methods?.listSearch?.[listMethodOf(bed, field)];
	if (method === undefined) throw new Error('The node has no such method');
	return await method.call(context, search, page);
}

/** The choices of a field that takes several. */
export async function loadChoices(
	bed: TestBed,
	field: OpenField,
	name: string,
): Promise<INodePropertyOptions[]> {
	const { context, methods } = contextOf(bed, field);
	const method = methods?.loadOptions?.[name];
	if (method === undefined) throw new Error('The node has no such method');
	return await method.call(context);
}

/** The method that the field, as it is shown with these parameters, names. */
function listMethodOf({ bench }: TestBed, { node, field, parameters }: OpenField): string {
	const { engine, catalogue } = bench;
	const { description } = catalogue.getByNameAndVersion(`${catalogue.packageName}.${node}`);
	const shown = description.properties.find(
		(property) =>
			property.name === field &&
			engine.workflow.NodeHelpers.displayParameter(parameters, property, null, description),
	);
	const list = shown?.modes?.find(({ type }) => type === 'list');
	return list?.typeOptions?.searchListMethod ?? '';
}
