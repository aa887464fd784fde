import { signalApi } from '../../nodes/shared/clients/pimsVehicleCalls';
import type { Answer } from '../bridge';
import { answered, refused } from '../expectations';
import { must, type Rule } from '../rule';
import type { Subject } from '../subject';

const id = 'conformance-registration';
const subscriptions = [{ api: signalApi }];
const needs = ['callback'] as const;

const registration = ({ receiver: { url, secret } }: Subject) => ({ url, secret, subscriptions });

async function registered<T>(subject: Subject, work: (put: Answer) => Promise<T>): Promise<T> {
	const put = await subject.bridge.putCallback(id, registration(subject));
	try {
		return await work(put);
	} finally {
		await subject.bridge.deleteCallback(id);
	}
}

export const callbackRules: readonly Rule[] = [
	{
		id: 'callbacks.registration',
		requires:
			'A callback is created (201), read, replaced (200), deleted (204) and then gone (404)',
		needs,
		check: async (subject) => {
			const { bridge, receiver } = subject;
			await registered(subject, async (put) => {
				answered('PUT', put, 201);
				const read = await bridge.getCallback(id);
				answered('GET', read);
				must(read.body['url'] === receiver.url, 'GET: another url than was put');
				must(
					JSON.stringify(read.body['subscriptions']) === JSON.stringify(subscriptions),
					'GET: other subscriptions than were put',
				);
				answered('PUT again', await bridge.putCallback(id, registration(subject)), 200);
				answered('DELETE', await bridge.deleteCallback(id), 204);
			});
			refused('GET, deleted', await bridge.getCallback(id), 404, 'not-found');
			refused('DELETE, deleted', await bridge.deleteCallback(id), 404, 'not-found');
		},
	},
	{
		id: 'callbacks.secret',
		requires: 'The secret is never given back',
		needs,
		check: async (subject) => {
			const { bridge, receiver } = subject;
			await registered(subject, async (put) => {
				for (const [what, { text }] of [
					['PUT', put],
					['PUT again', await bridge.putCallback(id, registration(subject))],
					['GET', await bridge.getCallback(id)],
					['GET session', await bridge.getSession()],
				] as const) {
					must(!text.includes(receiver.secret), `${what} gives the secret back`);
				}
			});
		},
	},
	{
		id: 'callbacks.misshapen',
		requires: 'A registration that does not fit the document is 400, and is not there',
		needs,
		check: async (subject) => {
			for (const [what, change] of [
				['a short secret', { secret: 'short' }],
				['an address that is none', { url: 'receiver' }],
				['another protocol', { url: 'file:///conformance' }],
				['no subscription', { subscriptions: [] }],
				['an unknown member', { retries: 3 }],
			] as const) {
				const answer = await subject.bridge.putCallback(id, {
					...registration(subject),
					...change,
				});
				if (answer.status < 300) await subject.bridge.deleteCallback(id);
				refused(what, answer, 400, 'invalid-request');
			}
			refused('GET', await subject.bridge.getCallback(id), 404, 'not-found');
		},
	},
];
