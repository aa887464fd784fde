import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { inWords } from '../shared/execution/subtitle';
import { stellantisBridgeApiTest } from './credentialTest';
import { getVins } from './lists';
import { triggerFields } from './trigger/fields';
import { receive } from './trigger/receive';
import { register, unregister } from './trigger/registration';

export class StellantisTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stellantis Trigger',
		name: 'stellantisTrigger',
		icon: {
			light: 'file:../../icons/stellantis.svg',
			dark: 'file:../../icons/stellantis.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: inWords('$parameter["events"].join(", ")'),
		description:
			'Starts the workflow when a connected car ends a charge, answers a command or reports a change',
		eventTriggerDescription: 'Waiting for the car to report something',
		activationMessage: 'The bridge now delivers the events of the session to this workflow.',
		defaults: { name: 'Stellantis Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'stellantisBridgeApi', required: true, testedBy: 'stellantisBridgeApiTest' },
		],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'stellantis' },
		],
		properties: [...triggerFields],
	};

	methods = { credentialTest: { stellantisBridgeApiTest }, loadOptions: { getVins } };

	webhookMethods = {
		default: {
			// The bridge does not show the secret, so only a registration makes sure of it.
			checkExists(this: IHookFunctions): Promise<boolean> {
				return Promise.resolve(false);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return Promise.resolve(receive(this));
	}
}
