import 'reflect-metadata';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Contender } from './measure';
import { many, type Customer } from './population';

/**
 * n8n's HTTP function without node, items and expressions: no node that sends through n8n can be faster. It opens a
 * connection for every request.
 */
export const httpFunction = (
	address: string,
	customers: readonly Customer[],
	requestsAtOnce: number,
): Contender => ({
	name: 'n8n’s HTTP function alone',
	run: async () => {
		const left = customers.values();
		const worker = async () => {
			for (const { phone, smsToken, pin } of left) {
				const request: IHttpRequestOptions = {
					method: 'POST',
					url: `${address}/GDPR_VERIF/`,
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
					body: { Phone: phone, Token: smsToken, Pin: pin },
					timeout: 60_000,
				};
				const answer: unknown = await Container.get(OutboundHttp).requests().request(request);
				const isGood = typeof answer === 'object' && answer !== null && 'status' in answer;
				if (!isGood || answer.status !== 'OK') throw new Error('A code was not verified');
			}
		};
		await Promise.all(many(requestsAtOnce, worker));
	},
});
