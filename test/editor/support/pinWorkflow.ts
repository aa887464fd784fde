import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import type { NodeJson } from '../../harness/workflowJson';
import { waitParameters } from '../../support/pinPage';
import { chain, respondToWebhook, webhook } from './chain';
import type { OwnWorkflows } from './ownWorkflows';
import type { N8nWithoutBrowser } from './useN8n';

const linkSchema = z.object({ url: z.string().url() });

const goesOn: NodeJson = {
	name: 'Goes On',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		assignments: {
			assignments: [{ id: '1', name: 'passed', type: 'boolean', value: '={{ $json.verified }}' }],
		},
		includeOtherFields: true,
		options: {},
	},
};

/** A page that waits for a PIN. */
export interface Asked {
	readonly url: string;
	/** Id of the execution that waits. */
	readonly execution: string;
}

/** Webhook → Send Code and Wait for Reply → Goes On. The caller says in which language, and is given the link. */
export class PinWorkflow {
	private constructor(
		private readonly workflows: OwnWorkflows,
		private readonly path: string,
		private readonly id: string,
	) {}

	static async start(
		{ workflows, credentials }: N8nWithoutBrowser,
		path: string,
		options: INodeParameters = {},
	): Promise<PinWorkflow> {
		const askForPin = {
			name: 'Ask for PIN',
			type: 'n8n-nodes-stellantis.dqeSmsConfirmation',
			parameters: waitParameters({ language: '={{ $json.body.language }}', ...options }),
		};
		const nodes = [webhook(path, 'responseNode'), askForPin, goesOn, respondToWebhook];
		const id = await workflows.start(chain(path, nodes, credentials));
		return new PinWorkflow(workflows, path, id);
	}

	async ask(language = 'en'): Promise<Asked> {
		const answer = await this.workflows.post(this.path, { language });
		const { url } = linkSchema.parse(await answer.json());
		return { url, execution: await this.waits() };
	}

	/** @returns id of the execution, once it waits for a reply */
	async waits(): Promise<string> {
		return this.workflows.waiting(this.id);
	}

	/** What the node after the wait was given. @param patience in milliseconds */
	async result({ execution }: Asked, patience?: number): Promise<ReadonlyArray<object>> {
		return (await this.workflows.end(execution, patience)).output('Goes On');
	}
}
