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
import { runOperations } from '../shared/execution/runOperations';
import { resourceAndOperation } from '../shared/execution/subtitle';
import { resources } from './actions/resources';
import { bridgeTimeout, connectThroughField, stellantisClients } from './clients';
import { stellantisBridgeApiTest } from './credentialTest';
import { searchVins } from './lists';

export class Stellantis implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stellantis',
		name: 'stellantis',
		icon: {
			light: 'file:../../icons/stellantis.svg',
			dark: 'file:../../icons/stellantis.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: resourceAndOperation,
		description:
			'Charge and read connected cars of Peugeot, Citroën, DS, Opel and Vauxhall, and enrol the phone for it',
		defaults: { name: 'Stellantis' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'stellantisBridgeApi',
				required: true,
				testedBy: 'stellantisBridgeApiTest',
				displayOptions: { show: { connectThrough: ['bridge'] } },
			},
		],
		properties: [connectThroughField, ...describeResources(resources, [bridgeTimeout], 'charging')],
	};

	methods = { credentialTest: { stellantisBridgeApiTest }, listSearch: { searchVins } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const pace = new Pace(clockOf(this));
		return await runOperations(this, {
			call: { vendor: 'pims', catalogue: 'pims' },
			resources,
			clients: async (itemIndex) => await stellantisClients(this, itemIndex, pace),
		});
	}
}
