import type { OvipClient, Subscribers } from '../shared/clients/ovip';
import { failed, succeeded, type Failure, type Result } from '../shared/failures/failure';
import type { ServiceCode } from '../shared/values/serviceCode';
import type { Vin } from '../shared/values/vin';
import {
	keyOf,
	readLists,
	settleByLists,
	subscribe,
	unsubscribe,
	type Settled,
	type Subscription,
	type SubscriptionStatus,
} from './subscriptions';

/** How one service's list shall be. */
export interface WantedList {
	readonly service: ServiceCode;
	readonly vins: ReadonlySet<Vin>;
	/** VINs that somebody else wants in the list: not added here, and not removed. */
	readonly spared: ReadonlySet<Vin>;
	/**
	 * False where an item of the service could not be read: the list is then not known in full, and a car that is
	 * missing in it because of a slip must not lose its service.
	 */
	readonly complete: boolean;
}

export interface SyncOptions {
	readonly batchSize: number;
	/** Writes nothing. */
	readonly dryRun: boolean;
	readonly verify: boolean;
}

export type SyncStatus = SubscriptionStatus | 'toSubscribe' | 'toRemove' | 'kept';

export interface SyncedService {
	readonly service: ServiceCode;
	/** What became of each wanted VIN. */
	readonly wanted: ReadonlyMap<Vin, Result<SyncStatus>>;
	/** What became of each VIN that was listed and is not wanted. */
	readonly others: ReadonlyMap<Vin, Result<SyncStatus>>;
	/** Why the list could not be read; then nothing was changed. */
	readonly unread?: Failure;
}

interface Plan extends WantedList {
	readonly listed: ReadonlySet<Vin>;
	readonly missing: readonly Vin[];
	readonly surplus: readonly Vin[];
}

/** Makes the services' lists equal to the wanted ones: reads, adds what is missing, removes what is surplus. */
export async function synchronise(
	client: OvipClient,
	wantedLists: readonly WantedList[],
	{ batchSize, dryRun, verify }: SyncOptions,
): Promise<SyncedService[]> {
	const lists = await readLists(
		client,
		wantedLists.map(({ service }) => service),
	);
	const plans = wantedLists.flatMap((wanted) => planOf(wanted, lists.get(wanted.service)));

	const additions = plans.flatMap((plan) => subscriptionsOf(plan, plan.missing));
	const removals = plans.flatMap((plan) =>
		plan.complete ? subscriptionsOf(plan, plan.surplus) : [],
	);
	const added = dryRun ? new Map() : await subscribe(client, additions, batchSize);
	const removed = dryRun ? new Map() : await unsubscribe(client, removals, batchSize);
	const settle = async (
		subscriptions: Subscription[],
		settled: Settled,
		wish: 'subscribed' | 'removed',
	) => (verify && !dryRun ? await settleByLists(client, subscriptions, settled, wish) : settled);
	const additionsSettled = await settle(additions, added, 'subscribed');
	const removalsSettled = await settle(removals, removed, 'removed');

	return wantedLists.map((wanted): SyncedService => {
		const { service, vins } = wanted;
		const plan = plans.find((candidate) => candidate.service === service);
		if (plan === undefined) {
			const list = lists.get(service);
			if (list?.ok !== false) return { service, wanted: new Map(), others: new Map() };
			const unread = list.failure;
			return { service, wanted: mapOf(vins, () => failed(unread)), others: new Map(), unread };
		}
		const planned = (status: SyncStatus): Result<SyncStatus> => succeeded(status);
		return {
			service,
			wanted: mapOf(vins, (vin) =>
				plan.listed.has(vin)
					? planned('alreadySubscribed')
					: dryRun
						? planned('toSubscribe')
						: additionsSettled.get(keyOf({ service, vin })),
			),
			others: mapOf(plan.surplus, (vin) => {
				if (!plan.complete) return planned('kept');
				return dryRun ? planned('toRemove') : removalsSettled.get(keyOf({ service, vin }));
			}),
		};
	});
}

function planOf(wanted: WantedList, list: Result<Subscribers> | undefined): Plan[] {
	if (!list?.ok) return [];
	const listed = list.value.vins;
	return [
		{
			...wanted,
			listed,
			missing: [...wanted.vins].filter((vin) => !listed.has(vin)),
			surplus: [...listed].filter((vin) => !wanted.vins.has(vin) && !wanted.spared.has(vin)),
		},
	];
}

const subscriptionsOf = ({ service }: Plan, vins: readonly Vin[]): Subscription[] =>
	vins.map((vin) => ({ service, vin }));

function mapOf<T>(vins: Iterable<Vin>, of: (vin: Vin) => T | undefined): Map<Vin, T> {
	const map = new Map<Vin, T>();
	for (const vin of vins) {
		const value = of(vin);
		if (value !== undefined) map.set(vin, value);
	}
	return map;
}
