import { Agent } from 'node:http';
import axios from 'axios';
import type { Bench, SingleNode } from '../test/harness';
import { engineNode, httpRequest } from './engineNode';
import { httpFunction } from './httpFunction';
import type { Contender } from './measure';
import { customer, many, type Customer } from './population';

/** What a user of the package sets up: nothing but the fields. */
export const verifyNode = (address: string): SingleNode => ({
	type: 'dqeSmsConfirmation',
	parameters: {
		operation: 'verifyCode',
		phone: '={{ $json.phone }}',
		smsToken: '={{ $json.smsToken }}',
		pin: '={{ $json.pin }}',
	},
	credentials: {
		dqeApi: { serverAddress: address, authentication: 'licence', licence: 'bench' },
	},
});

/** The same request by n8n's own node. */
export const verifyHttpRequest = (address: string): SingleNode =>
	httpRequest({
		url: `${address}/GDPR_VERIF/`,
		contentType: 'form-urlencoded',
		bodyParameters: {
			parameters: [
				{ name: 'Phone', value: '={{ $json.phone }}' },
				{ name: 'Token', value: '={{ $json.smsToken }}' },
				{ name: 'Pin', value: '={{ $json.pin }}' },
			],
		},
	});

export const items = (count: number) => many(count, (index) => ({ ...customer(index) }));

export interface Contenders {
	readonly node: Contender;
	readonly httpRequest: Contender;
	readonly httpFunction: Contender;
	readonly axiosLoop: Contender;
}

export function verifyContenders(
	bench: Bench,
	address: string,
	{ count, requestsAtOnce }: { readonly count: number; readonly requestsAtOnce: number },
): Contenders {
	return {
		node: engineNode('DQE SMS Confirmation', bench, {
			node: verifyNode(address),
			items: items(count),
			isDone: ({ verified }) => verified === true,
		}),
		httpRequest: engineNode('HTTP Request', bench, {
			node: verifyHttpRequest(address),
			items: items(count),
			isDone: ({ status }) => status === 'OK',
		}),
		httpFunction: httpFunction(address, many(count, customer), requestsAtOnce),
		axiosLoop: axiosLoop(address, many(count, customer), requestsAtOnce),
	};
}

/** No n8n at all: what the HTTP library can do over connections that stay open, with as many requests at once. */
function axiosLoop(
	address: string,
	customers: readonly Customer[],
	requestsAtOnce: number,
): Contender {
	return {
		name: 'axios, no n8n',
		run: async () => {
			const httpAgent = new Agent({ keepAlive: true, maxSockets: requestsAtOnce });
			const left = customers.values();
			const worker = async () => {
				for (const { phone, smsToken, pin } of left) {
					const form = new URLSearchParams({ Phone: phone, Token: smsToken, Pin: pin });
					const { data } = await axios.post<{ status: string }>(`${address}/GDPR_VERIF/`, form, {
						httpAgent,
						proxy: false,
					});
					if (data.status !== 'OK') throw new Error('A code was not verified');
				}
			};
			await Promise.all(many(requestsAtOnce, worker));
			httpAgent.destroy();
		},
	};
}
