import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { clockOf } from '../shared/execution/clock';
import { describeResources } from '../shared/execution/describeOperations';
import { Pace } from '../shared/execution/pace';
import { runBatches } from '../shared/execution/runBatches';
import { resourceAndOperation } from '../shared/execution/subtitle';
import { resources } from './actions/resources';
import { ovipClient, ovipTimeout } from './clients';
import { stellantisPartnerApiTest } from './credentialTest';
import { searchSubscribers } from './lists';

export class PortailOvip implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Portail OVIP',
		name: 'portailOvip',
		icon: { light: 'file:../../icons/ovip.svg', dark: 'file:../../icons/ovip.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: resourceAndOperation,
		description:
			'Check which cars can have a service of Stellantis and keep the list of its subscribers',
		defaults: { name: 'Portail OVIP' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'stellantisPartnerApi', required: true, testedBy: 'stellantisPartnerApiTest' },
		],
		properties: [...describeResources(resources, [ovipTimeout], 'subscription')],
	};

	methods = { credentialTest: { stellantisPartnerApiTest }, listSearch: { searchSubscribers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const pace = new Pace(clockOf(this));
		return await runBatches(this, {
			call: { vendor: 'ovip', catalogue: 'ovip' },
			resources,
			clients: async (itemIndex) => await ovipClient(this, itemIndex, pace),
		});
	}
}
