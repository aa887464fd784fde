import type { INodeProperties } from 'n8n-workflow';
import type { OvipClient } from '../../../shared/clients/ovip';
import { grouped, readEach, type Answer, type Read } from '../../../shared/execution/batch';
import type { SwitchField } from '../../../shared/execution/fieldKinds';
import type { FirstInExecution } from '../../../shared/execution/firstInExecution';
import { noticeField } from '../../../shared/execution/noticeField';
import type { BatchOperation } from '../../../shared/execution/operation';
import type { Parameters } from '../../../shared/execution/parameters';
import { failed } from '../../../shared/failures/failure';
import { parseRemovalLimit } from '../../../shared/values/removalLimit';
import type { ServiceCode } from '../../../shared/values/serviceCode';
import type { Vin } from '../../../shared/values/vin';
import { synchronise, type WantedList } from '../../synchronise';
import { fields, readService, readVinList } from '../fields';
import { options, readWritingOptions } from './options';
import { answersOf, syncRepeated, type SyncItem } from './syncAnswers';

const dryRunField: SwitchField = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to show only what would be added and removed, without changing anything',
};

const allowEmptyingField: SwitchField = {
	displayName: 'Allow Emptying',
	name: 'allowEmptying',
	type: 'boolean',
	default: false,
	description:
		'Whether a service may lose all its subscribers when the input has no VIN for it. Off, such an item fails: more often the source of the VINs is broken.',
};

const removeAtMostField: INodeProperties = {
	displayName: 'Remove at Most',
	name: 'removeAtMost',
	type: 'string',
	default: '20%',
	placeholder: 'e.g. 20% or 15',
	description:
		"How many cars a service may lose in one run: a share of its list, for example 20%, or a number of cars, for example 15. A share always allows 10 cars. If more would lose it, nothing of the service is changed and its items fail; see with Dry Run which cars those are. What 'Allow Emptying' allows is not limited.",
};

const notice = noticeField(
	'Cars that are not in the input lose the service. See with Dry Run what would change.',
);

export const sync: BatchOperation<OvipClient> = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync subscriptions',
	description:
		"Make a service's list equal to the VINs of the input: add what is missing, remove what is not in the input. All items of a service belong into one run: a second Sync of it in an execution is refused.",
	effect: 'write',
	needsConsent: true,
	fields: [notice, fields.service, fields.vin, dryRunField],
	options: [
		options.batchSize,
		options.verify,
		options.whenRejected,
		allowEmptyingField,
		removeAtMostField,
	],
	async runAll(items, client, { leftOut, firstInExecution }) {
		const { read, refused } = readEach(items, (item) => readItem(item, spread(leftOut)));
		// An item that could not be read may have been of any service: then no list is known in full.
		const lists = listsOf(read, refused.length === 0);
		const { first, again } = firstOnly(read, client, firstInExecution);
		const answers: Answer[][] = [refused, again];
		for (const group of grouped(first, ({ value }) => JSON.stringify(value.options)).values()) {
			answers.push(await syncGroup(client, group, lists));
		}
		return answers.flat();
	},
};

/** @param leftOut of the items that *Execute Once* keeps from the node */
function readItem(parameters: Parameters, leftOut: readonly Parameters[]): SyncItem {
	const service = readService(parameters);
	const vins = readVinList(parameters);
	if (!leftOut.every((other) => isListOfAll(vins, other))) {
		parameters.refuse(fields.vin, 'syncOfFirstItem');
	}
	const allowEmptying = parameters.options.switch(allowEmptyingField);
	const dryRun = parameters.switch(dryRunField);
	if (vins.length === 0 && !allowEmptying) parameters.refuse(fields.vin, 'syncWouldEmpty');
	const limit = parameters.readOption(removeAtMostField, parseRemovalLimit);
	const wishes = { ...readWritingOptions(parameters), dryRun, allowEmptying };
	return { service, vins, limit, options: wishes };
}

/** Reading a list for each of thousands of items would take minutes; a list of all is the same wherever one looks. */
const mostCompared = 30;

const spread = <T>(entries: readonly T[]): T[] =>
	entries.length <= mostCompared
		? [...entries]
		: Array.from({ length: mostCompared }, (_, index) => {
				const place = Math.round((index * (entries.length - 1)) / (mostCompared - 1));
				return entries.slice(place, place + 1);
			}).flat();

/** One VIN says of itself only; a list that another item sees as well is that of all items. */
function isListOfAll(vins: SyncItem['vins'], another: Parameters): boolean {
	const theirs = another.attempt(readVinList);
	return vins.length > 1 && theirs.ok && JSON.stringify(theirs.value) === JSON.stringify(vins);
}

/** The lists as all items together want them, whatever their options. */
function listsOf(
	items: ReadonlyArray<Read<SyncItem>>,
	allRead: boolean,
): ReadonlyMap<ServiceCode, Pick<WantedList, 'vins' | 'complete' | 'limits'>> {
	return new Map(
		[...grouped(items, ({ value }) => value.service)].map(([service, members]) => {
			const vins = vinsOf(members);
			// A list that nobody wants a VIN in was allowed to be emptied, else its items were not read.
			const limits = vins.size === 0 ? [] : members.map(({ value }) => value.limit);
			return [service, { vins, complete: allRead && members.every(isWholly), limits }];
		}),
	);
}

const isWholly = ({ value }: Read<SyncItem>): boolean => value.vins.every(({ ok }) => ok);

const vinsOf = (members: ReadonlyArray<Read<SyncItem>>): Set<Vin> =>
	new Set(members.flatMap(({ value }) => value.vins.flatMap((vin) => (vin.ok ? [vin.value] : []))));

/**
 * Each Sync makes the whole list equal to its own items, so a second one in an execution would remove what the first has
 * added: the items of a service that was synced before are answered here. A dry run is no sync.
 */
function firstOnly(
	items: ReadonlyArray<Read<SyncItem>>,
	{ server }: OvipClient,
	firstInExecution: FirstInExecution,
): { first: Array<Read<SyncItem>>; again: Answer[] } {
	const first: Array<Read<SyncItem>> = [];
	const again: Answer[] = [];
	for (const item of items) {
		const { service, options: wishes } = item.value;
		if (wishes.dryRun || firstInExecution.claim(`${server} ${service}`)) first.push(item);
		else again.push({ itemIndex: item.itemIndex, result: failed(syncRepeated()) });
	}
	return { first, again };
}

/** The items with the same options. What others want for the same service stays, whatever their options. */
async function syncGroup(
	client: OvipClient,
	group: ReadonlyArray<Read<SyncItem>>,
	lists: ReturnType<typeof listsOf>,
): Promise<Answer[]> {
	const [first] = group;
	if (first === undefined) return [];
	const { options: wishes } = first.value;
	const services = grouped(group, ({ value }) => value.service);
	const wanted = [...services].map(([service, members]): WantedList => {
		const {
			vins: spared = new Set<Vin>(),
			complete = false,
			limits = [],
		} = lists.get(service) ?? {};
		return { service, vins: vinsOf(members), spared, complete, limits };
	});
	const synced = await synchronise(client, wanted, wishes);
	return synced.flatMap((service) =>
		answersOf(service, services.get(service.service) ?? [], removeAtMostField.displayName),
	);
}
