import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { CredentialSet, RunResult, WorkflowJson } from '../harness';
import { AGENT } from '../harness/agent';
import type { TestBed } from './testBed';

/** How n8n's agents run a tool. */
export const agents = [
	{ by: 'an agent that calls its tools by itself', typeVersion: 2 },
	{ by: 'an agent that has the engine run its tools', typeVersion: 3 },
] as const;

export type AgentVersion = (typeof agents)[number]['typeVersion'];

export interface ToolUse {
	/** `stellantis`: its tool variant is what the agent has. */
	readonly node: string;
	readonly parameters: INodeParameters;
	readonly agent: AgentVersion;
	/** What the model gives to the tool, call by call; one call with nothing if absent. */
	readonly asks?: readonly IDataObject[];
	/** The item that the agent works on. */
	readonly item?: IDataObject;
	/** Changes to the bridge's credential. */
	readonly credential?: Readonly<Record<string, string>>;
	readonly settings?: Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'onError'>;
}

const packageName = 'n8n-nodes-stellantis';

const credentialsOf = (
	{ dqeApi, bridgeApi, partnerApi }: TestBed,
	{ credential }: ToolUse,
): CredentialSet => ({
	dqeApi,
	stellantisBridgeApi: { ...bridgeApi, ...credential },
	stellantisPartnerApi: partnerApi,
});

/** Start → AI Agent, with the node as its tool. */
const workflowOf = ({ node, parameters, agent, asks, settings }: ToolUse): WorkflowJson => ({
	nodes: [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{
			name: 'Agent',
			type: AGENT,
			typeVersion: agent,
			parameters: { asks: JSON.stringify(asks ?? [{}]) },
		},
		{ ...settings, name: 'Tool', type: `${packageName}.${node}Tool`, parameters },
	],
	connections: {
		Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
		Tool: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
	},
});

export interface ToolAnswer {
	readonly run: RunResult;
	/** What the model is told, call by call. */
	readonly told: readonly string[];
}

export async function useTool(bed: TestBed, use: ToolUse): Promise<ToolAnswer> {
	const run = await bed.bench.run(workflowOf(use), {
		credentials: credentialsOf(bed, use),
		items: [{ json: use.item ?? {} }],
		timezone: 'Europe/Paris',
	});
	return { run, told: run.json('Agent').map(({ answer }) => String(answer)) };
}
