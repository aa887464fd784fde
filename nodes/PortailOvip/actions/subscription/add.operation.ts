import type { OvipClient } from '../../../shared/clients/ovip';
import type { Answer } from '../../../shared/execution/batch';
import type { BatchOperation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import {
	keyOf,
	readLists,
	settleByLists,
	subscribe,
	type Settled,
	type Subscription,
} from '../../subscriptions';
import { fields } from '../fields';
import { options, type WritingOptions } from './options';
import { answersOf, readGroups } from './readSubscriptions';

export const add: BatchOperation<OvipClient> = {
	value: 'add',
	name: 'Add',
	action: 'Add subscriptions',
	description:
		'Subscribe cars to a service; all items go out in as few requests as the batch size allows',
	effect: 'write',
	fields: [fields.service, fields.vin],
	options: [options.batchSize, options.readListFirst, options.verify, options.whenRejected],
	async runAll(items, client) {
		const { groups, refused } = readGroups(items);
		const answers: Answer[][] = [refused];
		for (const group of groups) {
			const wanted = group.wanted.map(({ value }) => value);
			answers.push(answersOf(group, await added(client, wanted, group.options)));
		}
		return answers.flat();
	},
};

async function added(
	client: OvipClient,
	wanted: readonly Subscription[],
	{ batchSize, readListFirst, verify }: WritingOptions,
): Promise<Settled> {
	const known: Settled = readListFirst ? await alreadyThere(client, wanted) : new Map();
	const missing = wanted.filter((subscription) => !known.has(keyOf(subscription)));
	const sent = await subscribe(client, missing, batchSize);
	const settled = verify ? await settleByLists(client, missing, sent, 'subscribed') : sent;
	return new Map([...known, ...settled]);
}

/** What needs no writing: subscriptions that stand, and those of a list that cannot be read. */
async function alreadyThere(client: OvipClient, wanted: readonly Subscription[]): Promise<Settled> {
	const lists = await readLists(
		client,
		wanted.map(({ service }) => service),
	);
	return new Map(
		wanted.flatMap((subscription) => {
			const list = lists.get(subscription.service);
			if (list === undefined) return [];
			if (!list.ok) return [[keyOf(subscription), list]];
			return list.value.vins.has(subscription.vin)
				? [[keyOf(subscription), succeeded('alreadySubscribed')]]
				: [];
		}),
	);
}
