import type { Bench, SingleNode } from '../test/harness';
import { engineNode, httpRequest } from './engineNode';
import type { Contender } from './measure';
import { clientId, many, service, vin } from './population';
import type { VendorProcess } from './vendorProcess';

export type Door = 'tls' | 'plain';

/** Subscribing cars to a service, one item for each car. */
export function ovipContenders(
	bench: Bench,
	vendor: VendorProcess,
	door: Door,
	count: number,
): { node: Contender; httpRequest: Contender } {
	const items = many(count, (index) => ({ vin: vin(index) }));
	return {
		node: engineNode('Portail OVIP', bench, {
			node: ovipNode(vendor, door),
			items,
			isDone: ({ status }) => status === 'subscribed',
		}),
		httpRequest: engineNode('HTTP Request', bench, {
			node: ovipHttpRequest(vendor, door),
			items,
			isDone: ({ subscribers }) => Array.isArray(subscribers) && subscribers.length === 1,
		}),
	};
}

function ovipNode({ address, tlsAddress, place }: VendorProcess, door: Door): SingleNode {
	const shared = { environment: 'custom', clientId };
	return {
		type: 'portailOvip',
		parameters: {
			resource: 'subscription',
			operation: 'add',
			service,
			vin: '={{ $json.vin }}',
		},
		credentials: {
			stellantisPartnerApi:
				door === 'plain'
					? { ...shared, baseUrl: address }
					: {
							...shared,
							baseUrl: tlsAddress,
							clientCertificate: place.cert,
							privateKey: place.key,
							certificateAuthority: place.ca,
						},
		},
	};
}

/** The request that the vendor's page shows, with one VIN. */
function ovipHttpRequest({ address, tlsAddress, place }: VendorProcess, door: Door): SingleNode {
	const base = door === 'plain' ? address : tlsAddress;
	const { ca, cert, key } = place;
	return {
		...httpRequest({
			url: `${base}/applications/portail-ovip/v2/subscriptions`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'client_id', value: clientId }] },
			specifyBody: 'json',
			jsonBody: `={{ [{ code: '${service}', subscribers: [$json.vin] }] }}`,
			...(door === 'tls' && { provideSslCertificates: true }),
		}),
		...(door === 'tls' && { credentials: { httpSslAuth: { ca, cert, key } } }),
	};
}
