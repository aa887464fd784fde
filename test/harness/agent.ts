import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INodeType,
	NodeOutput,
} from 'n8n-workflow';

/** Full name of n8n's AI Agent, for which this one stands in. */
export const AGENT = '@n8n/n8n-nodes-langchain.agent';

interface Tool {
	invoke(given: IDataObject): Promise<unknown>;
}

const isTool = (value: unknown): value is Tool =>
	typeof value === 'object' &&
	value !== null &&
	'invoke' in value &&
	typeof value.invoke === 'function';

/**
 * An AI Agent whose model is a script: the parameter `asks` lists what it gives to its one tool, call by call. Version 2
 * calls the tool by itself, version 3 has the engine run it; n8n's own does so too. Gives an item for each answer.
 */
export const agent: INodeType = {
	description: {
		name: 'agent',
		displayName: 'AI Agent',
		group: ['transform'],
		version: [2, 3],
		description: 'AI Agent',
		defaults: { name: 'AI Agent' },
		inputs: ['main', 'ai_tool'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Asks', name: 'asks', type: 'json', default: '[{}]' },
			{ displayName: 'Tool', name: 'tool', type: 'string', default: 'Tool' },
		],
	},
	async execute(response) {
		return this.getNode().typeVersion === 2
			? [(await askByItself(this)).map((answer) => ({ json: { answer } }))]
			: askThroughEngine(this, response);
	},
};

const asksOf = (execution: IExecuteFunctions): IDataObject[] =>
	JSON.parse(String(execution.getNodeParameter('asks', 0)));

async function askByItself(execution: IExecuteFunctions): Promise<string[]> {
	const tool: unknown = [await execution.getInputConnectionData('ai_tool', 0)].flat()[0];
	if (!isTool(tool)) throw new Error('The agent has no tool');
	const answers: string[] = [];
	for (const ask of asksOf(execution)) {
		// A model is told what went wrong and may try something else.
		answers.push(String(await tool.invoke(ask).catch((error: Error) => error.message)));
	}
	return answers;
}

function askThroughEngine(execution: IExecuteFunctions, response?: EngineResponse): NodeOutput {
	const answers = response?.actionResponses ?? [];
	if (answers.length === 0) return requestOf(execution);
	return [
		answers.map(({ data }) => ({
			json: { answer: JSON.stringify(data.data?.['ai_tool']?.[0]?.map(({ json }) => json)) },
		})),
	];
}

const requestOf = (execution: IExecuteFunctions): EngineRequest => ({
	actions: asksOf(execution).map((input, index) => ({
		actionType: 'ExecutionNodeAction',
		nodeName: String(execution.getNodeParameter('tool', 0)),
		input,
		type: 'ai_tool',
		id: `call-${index}`,
		metadata: { itemIndex: 0 },
	})),
	metadata: {},
});
