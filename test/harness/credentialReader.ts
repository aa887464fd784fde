import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IDataObject,
	INode,
	INodeProperties,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Catalogue } from './catalogue';
import { resolvedData, toCredentialData, toParameters } from './credentialData';
import { TESTER_NODE_TYPE } from './credentialTester';
import type { Engine } from './engine';

export interface ReadingContext {
	readonly mode: WorkflowExecuteMode;
	readonly variables: IDataObject;
	/** The item for which it is read; expressions over items need it. */
	readonly at?: ICredentialsExpressionResolveValues | undefined;
}

/** Turns stored fields into what a node gets: defaults merged in, hidden fields left out, expressions resolved. */
export class CredentialReader {
	constructor(
		private readonly engine: Engine,
		private readonly catalogue: Catalogue,
	) {}

	/** Own and inherited fields. */
	properties(type: string): INodeProperties[] {
		const merged: INodeProperties[] = [];
		for (const name of [type, ...this.catalogue.parentTypes(type)].reverse()) {
			const { properties } = this.catalogue.credentialType(name);
			this.engine.workflow.NodeHelpers.mergeNodeProperties(merged, properties);
		}
		return merged;
	}

	resolve(
		stored: ICredentialDataDecryptedObject,
		type: string,
		{ mode, variables, at }: ReadingContext,
	): ICredentialDataDecryptedObject {
		const complete = toCredentialData({
			...this.engine.workflow.NodeHelpers.getNodeParameters(
				this.properties(type),
				toParameters(stored),
				true,
				false,
				null,
				null,
			),
		});
		// No field of the type, but part of the credential: what n8n got from the token endpoint.
		const token = stored['oauthTokenData'];
		if (token !== undefined) complete['oauthTokenData'] = token;

		const parameters = toParameters(complete);
		const keys = { $vars: variables };
		if (at === undefined) {
			const { workflow, node } = this.scratch();
			const { expression } = workflow;
			return toCredentialData(
				expression.getComplexParameterValue(
					node,
					parameters,
					mode,
					keys,
					undefined,
					undefined,
					parameters,
				),
			);
		}
		// What an expression did not give stays as a field without a value.
		return resolvedData(
			at.workflow.expression.getParameterValue(
				parameters,
				at.runExecutionData,
				at.runIndex,
				at.itemIndex,
				at.node.name,
				at.connectionInputData,
				mode,
				keys,
				undefined,
				false,
				parameters,
			),
		);
	}

	/** A workflow of one idle node, for expressions that belong to no item. */
	scratch(): { workflow: Workflow; node: INode } {
		const node: INode = {
			id: 'scratch',
			name: 'Scratch',
			type: TESTER_NODE_TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const workflow = new this.engine.workflow.Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: this.catalogue,
		});
		return { workflow, node };
	}
}
