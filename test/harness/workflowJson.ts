import { readFileSync } from 'node:fs';
import type { INode, IWorkflowSettings, Workflow } from 'n8n-workflow';
import type { WorkflowDefinition } from './additionalData';
import type { Catalogue } from './catalogue';
import type { CredentialStore } from './credentialStore';
import type { Engine } from './engine';

/** A node as the editor exports it; all but its name and type have defaults. */
export interface NodeJson
	extends Partial<Omit<INode, 'name' | 'type' | 'position' | 'parameters'>> {
	readonly name: string;
	readonly type: string;
	readonly position?: readonly number[];
	readonly parameters?: object;
}

/** A workflow as the editor exports it, as far as the engine reads it. */
export interface WorkflowJson {
	readonly id?: string;
	readonly name?: string;
	readonly nodes: ReadonlyArray<NodeJson>;
	readonly connections: object;
	readonly settings?: object | null;
}

export function readWorkflow(file: string): WorkflowJson {
	return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * A copy ready for the engine: what an export may leave out is filled in, and a node that shows no credential gets the
 * ones of its types which the store has, as a user would pick them after the import.
 */
export function toDefinition(
	json: WorkflowJson,
	catalogue: Catalogue,
	store: CredentialStore,
	timezone?: string,
): WorkflowDefinition {
	const copy: {
		nodes: Array<Partial<INode> & Pick<INode, 'name' | 'type'>>;
		connections: WorkflowDefinition['connections'];
		settings?: IWorkflowSettings | null;
	} = JSON.parse(JSON.stringify(json));
	return {
		id: json.id ?? 'workflow',
		name: json.name ?? 'Workflow',
		nodes: copy.nodes.map((node, index) => ({
			id: `node-${index}`,
			typeVersion: 1,
			position: [index * 200, 0],
			parameters: {},
			...node,
			credentials: node.credentials ?? credentialsOf(node, catalogue, store),
		})),
		connections: copy.connections,
		settings: {
			executionOrder: 'v1',
			...copy.settings,
			...(timezone === undefined ? {} : { timezone }),
		},
	};
}

function credentialsOf(
	node: Pick<INode, 'type'> & Partial<INode>,
	catalogue: Catalogue,
	store: CredentialStore,
): INode['credentials'] {
	const declared = catalogue.getByNameAndVersion(node.type, node.typeVersion).description
		.credentials;
	const usable = (declared ?? []).filter(({ name }) => store.has(name));
	if (usable.length === 0) return undefined;
	return Object.fromEntries(usable.map(({ name }) => [name, { id: name, name }]));
}

export function toWorkflow(
	engine: Engine,
	catalogue: Catalogue,
	definition: WorkflowDefinition,
	staticData: Workflow['staticData'],
): Workflow {
	return new engine.workflow.Workflow({
		...structuredClone(definition),
		active: false,
		nodeTypes: catalogue,
		staticData: structuredClone(staticData),
	});
}
