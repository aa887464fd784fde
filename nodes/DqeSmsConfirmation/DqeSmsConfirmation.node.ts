import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { clockOf } from '../shared/execution/clock';
import { describeOperations } from '../shared/execution/describeOperations';
import { Pace } from '../shared/execution/pace';
import { runOperations } from '../shared/execution/runOperations';
import { dqeClient, dqeTimeout } from './clients';
import { smsConfirmation } from './operations';

export class DqeSmsConfirmation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DQE SMS Confirmation',
		name: 'dqeSmsConfirmation',
		icon: { light: 'file:../../icons/dqe.svg', dark: 'file:../../icons/dqe.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "sendCode" ? "Send code" : "Verify code" }}',
		description: 'Verify a phone number by SMS: send a code and check what the person typed',
		defaults: { name: 'DQE SMS Confirmation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dqeApi', required: true }],
		properties: [...describeOperations(smsConfirmation, [dqeTimeout])],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const pace = new Pace(clockOf(this));
		return await runOperations(this, {
			call: { vendor: 'dqe', catalogue: 'dqeMessage' },
			resources: [smsConfirmation],
			clients: async (itemIndex) => await dqeClient(this, itemIndex, pace),
		});
	}
}
