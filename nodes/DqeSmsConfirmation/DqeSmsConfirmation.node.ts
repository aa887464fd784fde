import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { clockOf } from '../shared/execution/clock';
import { describeOperations } from '../shared/execution/describeOperations';
import { Pace } from '../shared/execution/pace';
import { runOperations } from '../shared/execution/runOperations';
import { WaitingRun } from '../shared/execution/waitingRun';
import { dqeClient, dqeTimeout } from './clients';
import { dqeApiTest } from './credentialTest';
import { smsConfirmation } from './operations';
import { receiveReply } from './reply/webhook';
import { replyWebhooks } from './reply/webhooks';

export class DqeSmsConfirmation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DQE SMS Confirmation',
		name: 'dqeSmsConfirmation',
		icon: { light: 'file:../../icons/dqe.svg', dark: 'file:../../icons/dqe.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ { sendCode: "Send code", verifyCode: "Verify code", sendAndWait: "Send code and wait" }[$parameter["operation"]] }}',
		description: 'Verify a phone number by SMS: send a code and check what the person typed',
		defaults: { name: 'DQE SMS Confirmation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dqeApi', required: true, testedBy: 'dqeApiTest' }],
		webhooks: replyWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "Execution will continue when the person has typed the code on <a href=\\"" + $execution.resumeUrl + "\\" target=\\"_blank\\">the page</a>" : "" }}',
		properties: [...describeOperations(smsConfirmation, [dqeTimeout])],
	};

	methods = { credentialTest: { dqeApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const pace = new Pace(clockOf(this));
		const waiting = new WaitingRun(this);
		return await runOperations(this, {
			call: { vendor: 'dqe', catalogue: 'dqeMessage' },
			resources: [smsConfirmation],
			clients: async (itemIndex) => ({ dqe: await dqeClient(this, itemIndex, pace), waiting }),
		});
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await Promise.resolve(receiveReply(this));
	}
}
