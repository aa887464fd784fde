import { createHmac, randomUUID } from 'node:crypto';
import { deliver } from './proxy';
import type { WrongVariant } from './variant';

const hmac = (secret: string, text: string) =>
	createHmac('sha256', secret).update(text).digest('hex');

const signed = (secret: string, t: number, body: string) =>
	`t=${t},v1=${hmac(secret, `${t}.${body}`)}`;

const now = () => Math.floor(Date.now() / 1000);

/** Mistakes in callbacks and in what a bridge delivers. */
export const wrongCallbacks: readonly WrongVariant[] = [
	{
		// The OpenAPI document has no secret in any answer.
		name: 'gives the secret back',
		rows: ['callbacks.secret', 'answers.openapi'],
		mistake: () => {
			let secret = '';
			return {
				answer: async (asked, pass) => {
					const isCallback = asked.path.includes('/callbacks/');
					if (isCallback && asked.method === 'PUT') ({ secret } = JSON.parse(asked.body));
					const reply = await pass(asked);
					if (!isCallback || reply.status >= 300 || reply.body === '') return reply;
					return { ...reply, body: JSON.stringify({ ...JSON.parse(reply.body), secret }) };
				},
			};
		},
	},
	{
		name: 'signs the body alone',
		rows: ['deliveries.signed'],
		mistake: () => ({
			relay: async (relayed) => {
				const v1 = hmac(relayed.secret, relayed.body);
				return await deliver(relayed, relayed.body, `t=${now()},v1=${v1}`);
			},
		}),
	},
	{
		name: 'signs with the time of long ago',
		rows: ['deliveries.signed'],
		mistake: () => ({
			relay: async (relayed) =>
				await deliver(relayed, relayed.body, signed(relayed.secret, now() - 3600, relayed.body)),
		}),
	},
	{
		name: 'follows redirects',
		rows: ['deliveries.redirects'],
		mistake: () => ({
			relay: async (relayed) => await deliver(relayed, relayed.body, relayed.signature, 'follow'),
		}),
	},
	{
		name: 'gives every try a deliveryId of its own',
		rows: ['deliveries.again'],
		mistake: () => ({
			relay: async (relayed) => {
				const body = JSON.stringify({ ...JSON.parse(relayed.body), deliveryId: randomUUID() });
				return await deliver(relayed, body, signed(relayed.secret, now(), body));
			},
		}),
	},
	{
		name: 'tries once',
		rows: ['deliveries.again'],
		mistake: () => ({
			relay: async (relayed) => {
				await deliver(relayed, relayed.body, relayed.signature);
				return 204;
			},
		}),
	},
];
