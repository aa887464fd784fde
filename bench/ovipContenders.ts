import type { Bench } from '../test/harness';
import { engineNode, httpRequest } from './engineNode';
import type { Contender } from './measure';
import { clientId, many, service, vin } from './population';

/** Subscribing cars to a service, one item for each car. */
export function ovipContenders(
	bench: Bench,
	address: string,
	count: number,
): { node: Contender; httpRequest: Contender } {
	const items = many(count, (index) => ({ service, vin: vin(index) }));
	return {
		node: engineNode('Portail OVIP', bench, {
			node: {
				type: 'portailOvip',
				parameters: {
					resource: 'subscription',
					operation: 'add',
					service: '={{ $json.service }}',
					vin: '={{ $json.vin }}',
				},
				credentials: {
					stellantisPartnerApi: { environment: 'custom', baseUrl: address, clientId },
				},
			},
			items,
			isDone: ({ status }) => status === 'subscribed',
		}),
		httpRequest: engineNode('HTTP Request', bench, {
			node: httpRequest({
				url: `${address}/applications/portail-ovip/v2/subscriptions`,
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'client_id', value: clientId }] },
				specifyBody: 'json',
				jsonBody: '={{ [{ code: $json.service, subscribers: [$json.vin] }] }}',
			}),
			items,
			isDone: ({ subscribers }) => Array.isArray(subscribers) && subscribers.length === 1,
		}),
	};
}
