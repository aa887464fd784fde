import type { OvipClient } from '../shared/clients/ovip';
import type { Subscribers } from '../shared/clients/ovipAnswers';
import type { Figures } from '../shared/failures/evidence';
import { succeeded, type Failure, type Result } from '../shared/failures/failure';
import { allowedRemovals, type RemovalLimit } from '../shared/values/removalLimit';
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
	/** How many cars may lose the service; each limit holds. None for a list that may be emptied. */
	readonly limits: readonly RemovalLimit[];
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
	/** What became of each wanted VIN; empty where the whole service was left as it is. */
	readonly wanted: ReadonlyMap<Vin, Result<SyncStatus>>;
	/** What became of each VIN that was listed and is not wanted. */
	readonly others: ReadonlyMap<Vin, Result<SyncStatus>>;
	/** Why the list could not be read; then nothing was changed. */
	readonly unread?: Failure;
	/** More cars would lose the service than may: nothing was changed; of a dry run, nothing would be. */
	readonly excess?: Figures;
}

interface Plan extends WantedList {
	readonly listed: ReadonlySet<Vin>;
	readonly missing: readonly Vin[];
	readonly surplus: readonly Vin[];
	readonly excess?: Figures;
}

/**
 * Makes the services' lists equal to the wanted ones: reads, adds what is missing, removes what is surplus. A service that
 * would lose more cars than it may is left as it is.
 */
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
	const carriedOut = dryRun ? [] : plans.filter(({ excess }) => excess === undefined);

	const additions = carriedOut.flatMap((plan) => subscriptionsOf(plan, plan.missing));
	const removals = carriedOut.flatMap((plan) =>
		plan.complete ? subscriptionsOf(plan, plan.surplus) : [],
	);
	const added = await subscribe(client, additions, batchSize);
	const removed = await unsubscribe(client, removals, batchSize);
	const settle = async (
		subscriptions: Subscription[],
		settled: Settled,
		wish: 'subscribed' | 'removed',
	) => (verify ? await settleByLists(client, subscriptions, settled, wish) : settled);
	const additionsSettled = await settle(additions, added, 'subscribed');
	const removalsSettled = await settle(removals, removed, 'removed');

	return wantedLists.map((wanted): SyncedService => {
		const { service, vins } = wanted;
		const nothing = { service, wanted: new Map(), others: new Map() };
		const plan = plans.find((candidate) => candidate.service === service);
		if (plan === undefined) {
			const list = lists.get(service);
			return list?.ok === false ? { ...nothing, unread: list.failure } : nothing;
		}
		const { excess } = plan;
		if (excess && !dryRun) return { ...nothing, excess };
		const planned = (status: SyncStatus): Result<SyncStatus> => succeeded(status);
		return {
			service,
			...(excess && { excess }),
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
	const surplus = [...listed].filter((vin) => !wanted.vins.has(vin) && !wanted.spared.has(vin));
	const figures: Figures = {
		removals: wanted.complete ? surplus.length : 0,
		listed: listed.size,
		allowed: Math.min(...wanted.limits.map((limit) => allowedRemovals(limit, listed.size))),
	};
	return [
		{
			...wanted,
			listed,
			missing: [...wanted.vins].filter((vin) => !listed.has(vin)),
			surplus,
			...(figures.removals > figures.allowed && { excess: figures }),
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
