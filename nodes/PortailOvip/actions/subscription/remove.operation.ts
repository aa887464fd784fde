import type { OvipClient } from '../../../shared/clients/ovip';
import type { Answer } from '../../../shared/execution/batch';
import type { BatchOperation } from '../../../shared/execution/operation';
import { settleByLists, unsubscribe } from '../../subscriptions';
import { fields, readListedVins } from '../fields';
import { options } from './options';
import { answersOf, readGroups } from './readSubscriptions';

export const remove: BatchOperation<OvipClient> = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove subscriptions',
	description:
		'End the subscription of cars to a service; a car that has none is answered as removed too',
	effect: 'write',
	needsConsent: true,
	fields: [fields.service, fields.subscribedVin],
	options: [options.batchSize, options.verify, options.whenRejected],
	async runAll(items, client) {
		const { groups, refused } = readGroups(items, readListedVins);
		const answers: Answer[][] = [refused];
		for (const group of groups) {
			const { batchSize, verify } = group.options;
			const wanted = group.wanted.map(({ value }) => value);
			const sent = await unsubscribe(client, wanted, batchSize);
			const settled = verify ? await settleByLists(client, wanted, sent, 'removed') : sent;
			answers.push(answersOf(group, settled));
		}
		return answers.flat();
	},
};
