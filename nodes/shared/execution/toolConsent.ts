import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { SwitchField } from './fieldKinds';
import type { OperationForm } from './operation';
import type { Parameters } from './parameters';

/** A person's consent to what a model may do; only the tool variant of a node shows it. */
const consentField: SwitchField = {
	displayName: 'Allow as Tool',
	name: 'allowAsTool',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	displayOptions: { show: { '@tool': [true] } },
	description:
		'Whether an AI agent may do this whenever its model decides so. Off, the agent is refused and told why. Counts only as a fixed value, so that no model can allow it to itself.',
};

/** The field, where the operation needs it. */
export function consentFieldsOf({ needsConsent }: OperationForm): INodeProperties[] {
	if (needsConsent === undefined) return [];
	if (needsConsent === true) return [consentField];
	const { field, value } = needsConsent;
	const show = { ...consentField.displayOptions?.show, [field.name]: [value] };
	return [{ ...consentField, displayOptions: { show } }];
}

/**
 * Whether a model decides about this run. `isToolExecution()` alone does not tell: it is true where an agent calls its
 * tools by itself (and for MCP), but agents that have the engine run them (AI Agent from version 3 on) run the tool
 * variant as an ordinary node, known by its type. n8n's own agents run a node outside of any workflow, in the mode that
 * no workflow has.
 */
export const isRunByModel = (execution: IExecuteFunctions): boolean =>
	execution.isToolExecution() ||
	execution.getNode().type.endsWith('Tool') ||
	execution.getMode() === 'internal';

/** Whether a run lacks the consent that some operations need. */
export class ToolConsent {
	private readonly isMissing: boolean;

	constructor(execution: IExecuteFunctions) {
		this.isMissing = isRunByModel(execution) && !isGiven(execution);
	}

	/**
	 * Lets the item pass unless a model wants what it may not.
	 * @throws {RefusedParameter}
	 */
	check({ needsConsent }: OperationForm, parameters: Parameters): void {
		if (!this.isMissing || needsConsent === undefined) return;
		const isNeeded =
			needsConsent === true || parameters.choice(needsConsent.field) === needsConsent.value;
		if (isNeeded) parameters.refuse(consentField, 'toolNotAllowed');
	}
}

/** As the switch stands in the node: an expression is a text there, and whatever it gives may be the model's. No text counts. */
const isGiven = (execution: IExecuteFunctions): boolean =>
	execution.getNodeParameter(consentField.name, 0, false, { rawExpressions: true }) === true;
