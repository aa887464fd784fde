import type { INodeProperties, INodeType } from 'n8n-workflow';

const descriptionType: INodeProperties = {
	displayName: 'Tool Description',
	name: 'descriptionType',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Set Automatically', value: 'auto' },
		{ name: 'Set Manually', value: 'manual' },
	],
	default: 'auto',
};

/** The node as n8n offers it to an AI agent, under its name with `Tool` at the end: no input, one output for tools. */
export function toolVariant(type: INodeType): INodeType {
	const { usableAsTool, ...description } = type.description;
	if (usableAsTool === undefined) throw new Error(`${description.name} cannot be used as a tool`);
	return {
		description: {
			...description,
			name: `${description.name}Tool`,
			displayName: `${description.displayName} Tool`,
			inputs: [],
			outputs: ['ai_tool'],
			properties: [descriptionType, ...description.properties],
		},
		...(type.execute && { execute: type.execute }),
	};
}
