import { subscribeSignal } from '../batches';
import { answered, refused } from '../expectations';
import { newRegistration, shows, withCallback, type Registration } from '../registration';
import { must, type Rule } from '../rule';
import type { Subject } from '../subject';
import { otherTypes, padded } from './requests';

const needs = ['callback'] as const;

const subscription = { api: subscribeSignal.api };

const misshapen: ReadonlyArray<readonly [what: string, change: object]> = [
	['no secret', { secret: undefined }],
	['a short secret', { secret: 'x'.repeat(15) }],
	['a long secret', { secret: 'x'.repeat(257) }],
	['no address', { url: undefined }],
	['an address that is none', { url: 'receiver' }],
	['another protocol', { url: 'file:///conformance' }],
	['a long address', { url: `https://conformance.invalid/${'x'.repeat(2048)}` }],
	['no subscription', { subscriptions: [] }],
	['21 subscriptions', { subscriptions: Array.from({ length: 21 }, () => subscription) }],
	['a foreign interface', { subscriptions: [{ api: 'eval' }] }],
	['parameters that are no object', { subscriptions: [{ ...subscription, parameters: [] }] }],
	['an unknown member', { retries: 3 }],
	['an unknown member of a subscription', { subscriptions: [{ ...subscription, type: [] }] }],
];

/** Of a PUT that must not do anything: whether it did. */
async function isThere({ bridge }: Subject, { id }: Registration): Promise<boolean> {
	const { status } = await bridge.getCallback(id);
	if (status === 200) await bridge.deleteCallback(id);
	return status === 200;
}

const mebibyte = 2 ** 20;

/** How a registration has to be sent. */
export const callbackFormRules: readonly Rule[] = [
	{
		id: 'callbacks.misshapen',
		requires: 'A registration that does not fit the document is 400, and changes nothing',
		needs,
		check: async (subject) => {
			const { bridge } = subject;
			const registration = newRegistration(subject);
			const { id, body } = registration;
			for (const [what, change] of misshapen) {
				const answer = await bridge.putCallback(id, { ...body, ...change });
				const there = await isThere(subject, registration);
				refused(what, answer, 400, 'invalid-request');
				must(!there, `${what}: refused, but the callback is there`);
			}
			await withCallback(subject, registration, async () => {
				const { url } = newRegistration(subject, 'another');
				await bridge.putCallback(id, { ...body, url, retries: 3 });
				const read = await bridge.getCallback(id);
				must(shows(read, id, body), 'a refused registration replaced the callback');
			});
		},
	},
	{
		id: 'callbacks.id',
		requires: 'The id of a callback has 1 to 64 letters, digits, `.`, `_`, `~` or `-`, else 400',
		needs,
		check: async (subject) => {
			const { bridge } = subject;
			const { body } = newRegistration(subject);
			for (const id of ['conformance%20space', 'x'.repeat(65)]) {
				const answer = await bridge.putCallback(id, body);
				if (answer.status < 300) await bridge.deleteCallback(id);
				refused(`an id of ${id.length}`, answer, 400, 'invalid-request');
			}
			const registration = { ...newRegistration(subject), id: 'Conformance.~_-'.padEnd(64, '0') };
			await withCallback(subject, registration, (put) =>
				answered('an id of 64 characters', put, 200, 201),
			);
		},
	},
	{
		id: 'callbacks.media-type',
		requires: 'A registration that is not sent as application/json is 415, and is not there',
		needs,
		check: async (subject) => {
			const registration = newRegistration(subject);
			const { id, body } = registration;
			for (const type of otherTypes) {
				const answer = await subject.bridge.put(id, JSON.stringify(body), { type });
				const there = await isThere(subject, registration);
				refused(type ?? 'no type', answer, 415, 'unsupported-media-type');
				must(!there, `${type ?? 'no type'}: refused, but the callback is there`);
			}
		},
	},
	{
		id: 'callbacks.too-large',
		requires: 'A registration of more than 1 MiB is 413, and is not there',
		needs,
		check: async (subject) => {
			const registration = newRegistration(subject);
			const json = padded(JSON.stringify(registration.body), mebibyte + 1);
			const answer = await subject.bridge.put(registration.id, json);
			const there = await isThere(subject, registration);
			refused('1 MiB and one byte', answer, 413, 'too-large');
			must(!there, 'refused, but the callback is there');
		},
	},
];
