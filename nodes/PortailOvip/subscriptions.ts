import type { OvipClient } from '../shared/clients/ovip';
import type { ServiceEntry, Subscribers } from '../shared/clients/ovipAnswers';
import { chunked, grouped } from '../shared/execution/batch';
import { failed, succeeded, type Failure, type Result } from '../shared/failures/failure';
import { mapFailure } from '../shared/failures/mapFailure';
import { ovipNotSubscribed, ovipRejected, ovipStillSubscribed } from '../shared/failures/reactions';
import type { ServiceCode } from '../shared/values/serviceCode';
import type { Vin } from '../shared/values/vin';

/** A car and a service it has, shall have or shall lose. */
export interface Subscription {
	readonly service: ServiceCode;
	readonly vin: Vin;
}

export type SubscriptionStatus = 'subscribed' | 'alreadySubscribed' | 'removed' | 'notSubscribed';

/** What became of each subscription; asked by service and VIN. */
export type Settled = ReadonlyMap<string, Result<SubscriptionStatus>>;

export const keyOf = ({ service, vin }: Subscription): string => `${service} ${vin}`;

const distinct = (wanted: readonly Subscription[]): Subscription[] => [
	...new Map(wanted.map((subscription) => [keyOf(subscription), subscription])).values(),
];

const entriesOf = (part: readonly Subscription[]): ServiceEntry[] =>
	[...grouped(part, ({ service }) => service)].map(([code, subscriptions]) => ({
		code,
		subscribers: subscriptions.map(({ vin }) => vin),
	}));

const contradiction = (code: string, operation: string): Failure =>
	mapFailure(
		{ kind: 'code', code, label: '', httpStatus: 200 },
		{ vendor: 'ovip', catalogue: 'ovip', operation, effect: 'write' },
	);

/** Each once, in parts of `batchSize` VINs over all services; a part that fails fails for its own subscriptions only. */
export async function subscribe(
	client: OvipClient,
	wanted: readonly Subscription[],
	batchSize: number,
): Promise<Map<string, Result<SubscriptionStatus>>> {
	const settled = new Map<string, Result<SubscriptionStatus>>();
	for (const part of chunked(distinct(wanted), batchSize)) {
		const answer = await client.add(entriesOf(part));
		for (const subscription of part) {
			const taken = answer.ok && answer.value.get(subscription.service)?.has(subscription.vin);
			const rejected = () => failed(contradiction(ovipRejected, 'POST /subscriptions'));
			const result = answer.ok ? (taken ? succeeded('subscribed' as const) : rejected()) : answer;
			settled.set(keyOf(subscription), result);
		}
	}
	return settled;
}

export async function unsubscribe(
	client: OvipClient,
	wanted: readonly Subscription[],
	batchSize: number,
): Promise<Map<string, Result<SubscriptionStatus>>> {
	const settled = new Map<string, Result<SubscriptionStatus>>();
	for (const part of chunked(distinct(wanted), batchSize)) {
		const answer = await client.remove(entriesOf(part));
		const result: Result<SubscriptionStatus> = answer.ok ? succeeded('removed') : answer;
		for (const subscription of part) settled.set(keyOf(subscription), result);
	}
	return settled;
}

/** The lists of services, each read once. */
export async function readLists(
	client: OvipClient,
	services: Iterable<ServiceCode>,
): Promise<Map<ServiceCode, Result<Subscribers>>> {
	const lists = new Map<ServiceCode, Result<Subscribers>>();
	for (const service of new Set(services)) lists.set(service, await client.subscribers(service));
	return lists;
}

/**
 * Reads the lists after writing and lets them decide: what is in the list is subscribed, whatever became of the
 * answer. A list shows its moment only: what was not answered and is not done yet may still be carried out, so it stays as
 * doubtful as it was. So do all results where a list cannot be read.
 */
export async function settleByLists(
	client: OvipClient,
	wanted: readonly Subscription[],
	settled: Settled,
	wish: 'subscribed' | 'removed',
): Promise<Settled> {
	const lists = await readLists(client, new Set(wanted.map(({ service }) => service)));
	const decide = wish === 'subscribed' ? decideSubscribed : decideRemoved;
	return new Map(
		distinct(wanted).flatMap((subscription) => {
			const key = keyOf(subscription);
			const list = lists.get(subscription.service);
			const before = settled.get(key);
			if (before === undefined) return [];
			return [[key, list?.ok ? decide(before, list.value.vins.has(subscription.vin)) : before]];
		}),
	);
}

type Decide = (before: Result<SubscriptionStatus>, listed: boolean) => Result<SubscriptionStatus>;

const decideSubscribed: Decide = (before, listed) => {
	if (before.ok) {
		return listed ? before : failed(contradiction(ovipNotSubscribed, 'POST /subscriptions'));
	}
	if (!listed) return before;
	// Refused, yet in the list: it has been there before. Without an answer: it was taken.
	return succeeded(before.failure.delivered === 'no' ? 'alreadySubscribed' : 'subscribed');
};

const decideRemoved: Decide = (before, listed) => {
	if (!listed) return succeeded('removed');
	return before.ok ? failed(contradiction(ovipStillSubscribed, 'DELETE /subscriptions')) : before;
};
