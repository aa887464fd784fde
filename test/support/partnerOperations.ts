import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { service, vin, type Method } from './partner';

/** One operation of Portail OVIP for three items that go out in requests of their own. */
export interface PartnerOperation {
	readonly name: string;
	readonly operation: string;
	readonly method: Method;
	/** `Failure.operation`. */
	readonly calledAs: string;
	readonly effect: 'read' | 'write';
	readonly parameters: INodeParameters;
	arrange(sandbox: Sandbox): void;
	/** Its own service for each item, where that is what parts the requests. */
	readonly items: readonly IDataObject[];
	succeeds(item: IDataObject): IDataObject;
}

const listed = ['SERVICE1_CODE', 'SERVICE2_CODE', 'SERVICE3_CODE'];
const cars: readonly IDataObject[] = [1, 2, 3].map((number) => ({ service, vin: vin(number) }));
const oneByOne = { service: '={{ $json.service }}', vin: '={{ $json.vin }}' };

export const partnerOperations: readonly PartnerOperation[] = [
	{
		name: 'Eligibility: Check',
		operation: 'eligibility check',
		method: 'GET',
		calledAs: 'GET /eligibility',
		effect: 'read',
		parameters: { vin: '={{ $json.vin }}', options: { requestsAtOnce: 1 } },
		arrange: () => undefined,
		items: cars,
		succeeds: ({ vin }) => ({ vin, eligible: true }),
	},
	{
		name: 'Subscription: Get Many',
		operation: 'subscription getAll',
		method: 'GET',
		calledAs: 'GET /subscriptions',
		effect: 'read',
		parameters: { service: '={{ $json.service }}' },
		arrange: ({ ovip }) =>
			listed.forEach((code) => ovip.setService(code, `Name ${code}`, [vin(1)])),
		items: listed.map((service) => ({ service })),
		succeeds: ({ service }) => ({
			vin: vin(1),
			service,
			serviceName: `Name ${String(service)}`,
		}),
	},
	{
		name: 'Subscription: Add',
		operation: 'subscription add',
		method: 'POST',
		calledAs: 'POST /subscriptions',
		effect: 'write',
		parameters: { ...oneByOne, options: { batchSize: 1 } },
		arrange: () => undefined,
		items: cars,
		succeeds: ({ service, vin }) => ({ vin, service, status: 'subscribed' }),
	},
	{
		name: 'Subscription: Remove',
		operation: 'subscription remove',
		method: 'DELETE',
		calledAs: 'DELETE /subscriptions',
		effect: 'write',
		parameters: { ...oneByOne, options: { batchSize: 1 } },
		arrange: ({ ovip }) => ovip.setService(service, 'Service One', [vin(1), vin(2), vin(3)]),
		items: cars,
		succeeds: ({ service, vin }) => ({ vin, service, status: 'removed' }),
	},
];
