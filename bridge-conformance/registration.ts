import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../nodes/shared/clients/json';
import { signalApi } from '../nodes/shared/clients/pimsVehicleCalls';
import type { Answer } from './bridge';
import { isSame } from './expectations';
import type { Subject } from './subject';
import { urlIn } from '../nodes/shared/values/url';

/** A callback that takes what comes, until it is deleted. */
export interface Registration {
	readonly id: string;
	readonly url: string;
	readonly secret: string;
	readonly body: JsonObject;
}

/** Two hooks, so that a replacement can be told from what it replaces. */
export function newRegistration(
	{ receiver }: Subject,
	name: 'registration' | 'another' = 'registration',
): Registration {
	const { url, secret } = receiver.hook(name, [], { status: 204 });
	const id = `conformance-${randomUUID()}`;
	return { id, url, secret, body: { url, secret, subscriptions: [{ api: signalApi }] } };
}

/** Deletes the callback again, whatever happens. */
export async function withCallback<T>(
	{ bridge }: Subject,
	{ id, body }: Registration,
	work: (put: Answer) => Promise<T> | T,
): Promise<T> {
	const put = await bridge.putCallback(id, body);
	try {
		return await work(put);
	} finally {
		await bridge.deleteCallback(id);
	}
}

/** Whether a callback is shown as it was registered; the spelling of the address and empty parameters do not matter. */
export function shows({ body }: Answer, id: string, { url, subscriptions }: JsonObject): boolean {
	return (
		body['id'] === id &&
		hrefOf(body['url']) === hrefOf(url) &&
		isSame(plain(body['subscriptions']), plain(subscriptions))
	);
}

const hrefOf = (url: unknown): string => urlIn(String(url))?.href ?? '';

const plain = (subscriptions: unknown): unknown =>
	Array.isArray(subscriptions)
		? subscriptions.map(({ api, parameters = {} }: JsonObject) => ({ api, parameters }))
		: subscriptions;
