import { objectIn, textIn } from '../../nodes/shared/clients/json';
import { failing, subscribeSignal, unsubscribeSignal } from '../batches';
import { answered, codeOf, messagesOf, refused } from '../expectations';
import { newRegistration, shows, withCallback } from '../registration';
import { Inconclusive, must, type Rule } from '../rule';
import type { Subject } from '../subject';

const needs = ['callback'] as const;

/** Whether the SDK is subscribed to signals: then it refuses to be so again. */
async function isSubscribed({ bridge }: Subject): Promise<boolean> {
	const [message] = messagesOf(await bridge.calls([{ ...subscribeSignal, tolerate: [] }]));
	return codeOf(message) === 2005;
}

export const callbackRules: readonly Rule[] = [
	{
		id: 'callbacks.registration',
		requires:
			'A callback is created (201), read, replaced (200), deleted (204) and then gone (404)',
		needs,
		check: async (subject) => {
			const { bridge } = subject;
			const [registration, other] = [newRegistration(subject), newRegistration(subject, 'another')];
			const { id, body } = registration;
			refused('GET, before', await bridge.getCallback(id), 404, 'not-found');
			await withCallback(subject, registration, async (put) => {
				answered('PUT', put, 201);
				must(shows(put, id, body), 'PUT: shows another callback than was put');
				const read = await bridge.getCallback(id);
				answered('GET', read);
				must(shows(read, id, body), 'GET: another callback than was put');
				const again = await bridge.putCallback(id, other.body);
				answered('PUT again', again, 200);
				const readAgain = await bridge.getCallback(id);
				must(
					shows(again, id, other.body) && shows(readAgain, id, other.body),
					'GET: not the callback that it was replaced by',
				);
				answered('DELETE', await bridge.deleteCallback(id), 204);
			});
			refused('GET, deleted', await bridge.getCallback(id), 404, 'not-found');
			refused('DELETE, deleted', await bridge.deleteCallback(id), 404, 'not-found');
		},
	},
	{
		id: 'callbacks.secret',
		requires: 'The secret is never given back, not in a refusal either',
		needs,
		check: async (subject) => {
			const { bridge } = subject;
			const registration = newRegistration(subject);
			const { id, body, secret } = registration;
			await withCallback(subject, registration, async (put) => {
				for (const [what, { text }] of [
					['PUT', put],
					['PUT again', await bridge.putCallback(id, body)],
					['PUT, misshapen', await bridge.putCallback(id, { ...body, retries: 3 })],
					['PUT, with a wrong address', await bridge.putCallback(id, { ...body, url: 'none' })],
					['GET', await bridge.getCallback(id)],
					['GET session', await bridge.getSession()],
				] as const) {
					must(!text.includes(secret), `${what} gives the secret back`);
				}
			});
		},
	},
	{
		id: 'callbacks.subscribes',
		requires: 'The bridge subscribes to what a callback asks for, and stays so after DELETE',
		needs,
		check: async (subject) => {
			await subject.bridge.calls([{ ...unsubscribeSignal, tolerate: [2367] }]);
			await withCallback(subject, newRegistration(subject), async (put) => {
				answered('PUT', put, 200, 201);
				must(await isSubscribed(subject), 'after PUT the SDK is not subscribed');
			});
			must(await isSubscribed(subject), 'after DELETE the SDK is no longer subscribed');
		},
	},
	{
		id: 'callbacks.refused',
		requires:
			'If the SDK refuses a subscription the answer is 422 with its error, and nothing more',
		needs,
		check: async (subject) => {
			const { bridge } = subject;
			const { id, body } = newRegistration(subject);
			const [message] = messagesOf(await bridge.calls([{ ...failing, method: 'subscribe' }]));
			const code = codeOf(message);
			if (!Number.isInteger(code)) throw new Inconclusive(`the SDK knows ${failing.api}`);
			const unknown = { api: failing.api };
			for (const [what, subscriptions] of [
				['a refused subscription', [unknown]],
				['one behind another', [{ api: subscribeSignal.api }, unknown]],
			] as const) {
				const put = await bridge.putCallback(id, { ...body, subscriptions });
				const read = await bridge.getCallback(id);
				if (read.status === 200) await bridge.deleteCallback(id);
				refused(what, put, 422, 'subscription-refused');
				const pims = objectIn(put.body, 'pims');
				must(
					Number(textIn(pims, 'code') ?? Number.NaN) === code,
					`${what}: pims is not the SDK’s error ${code}`,
				);
				refused(`GET after ${what}`, read, 404, 'not-found');
			}
		},
	},
	{
		id: 'callbacks.per-session',
		requires: 'A callback is one of its session, not of another',
		needs: ['callback', 'otherSession'],
		check: async (subject) => {
			const registration = newRegistration(subject);
			await withCallback(subject, registration, async () => {
				const elsewhere = await subject.bridge.getCallback(registration.id, subject.otherSession);
				refused('GET in another session', elsewhere, 404, 'not-found');
			});
		},
	},
];
