import type { OvipClient } from '../../../shared/clients/ovip';
import { grouped, readEach, type Answer, type Read } from '../../../shared/execution/batch';
import type { SwitchField } from '../../../shared/execution/fieldKinds';
import { noticeField } from '../../../shared/execution/noticeField';
import type { BatchOperation } from '../../../shared/execution/operation';
import type { Parameters } from '../../../shared/execution/parameters';
import { failed, succeeded, type Result } from '../../../shared/failures/failure';
import type { ServiceCode } from '../../../shared/values/serviceCode';
import type { Vin } from '../../../shared/values/vin';
import {
	synchronise,
	type SyncedService,
	type SyncStatus,
	type WantedList,
} from '../../synchronise';
import { fields, readService, readVinList } from '../fields';
import { options, readWritingOptions, shown, type WritingOptions } from './options';

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

interface SyncItem {
	readonly service: ServiceCode;
	readonly vins: ReadonlyArray<Result<Vin>>;
	readonly options: WritingOptions & { readonly dryRun: boolean; readonly allowEmptying: boolean };
}

const notice = noticeField(
	'Cars that are not in the input lose the service. See with Dry Run what would change.',
);

export const sync: BatchOperation<OvipClient> = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync subscriptions',
	description:
		"Make a service's list equal to the VINs of the input: add what is missing, remove what is not in the input",
	effect: 'write',
	needsConsent: true,
	fields: [notice, fields.service, fields.vin, dryRunField],
	options: [options.batchSize, options.verify, options.whenRejected, allowEmptyingField],
	async runAll(items, client) {
		const { read, refused } = readEach(items, readItem);
		// An item that could not be read may have been of any service: then no list is known in full.
		const lists = listsOf(read, refused.length === 0);
		const answers: Answer[][] = [refused];
		for (const group of grouped(read, ({ value }) => JSON.stringify(value.options)).values()) {
			answers.push(await syncGroup(client, group, lists));
		}
		return answers.flat();
	},
};

function readItem(parameters: Parameters): SyncItem {
	const service = readService(parameters);
	const vins = readVinList(parameters);
	const allowEmptying = parameters.options.switch(allowEmptyingField);
	const dryRun = parameters.switch(dryRunField);
	if (vins.length === 0 && !allowEmptying) parameters.refuse(fields.vin, 'syncWouldEmpty');
	return { service, vins, options: { ...readWritingOptions(parameters), dryRun, allowEmptying } };
}

/** The lists as all items together want them, whatever their options. */
function listsOf(
	items: ReadonlyArray<Read<SyncItem>>,
	allRead: boolean,
): ReadonlyMap<ServiceCode, Pick<WantedList, 'vins' | 'complete'>> {
	return new Map(
		[...grouped(items, ({ value }) => value.service)].map(([service, members]) => [
			service,
			{ vins: vinsOf(members), complete: allRead && members.every(isWholly) },
		]),
	);
}

const isWholly = ({ value }: Read<SyncItem>): boolean => value.vins.every(({ ok }) => ok);

const vinsOf = (members: ReadonlyArray<Read<SyncItem>>): Set<Vin> =>
	new Set(members.flatMap(({ value }) => value.vins.flatMap((vin) => (vin.ok ? [vin.value] : []))));

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
		const { vins: spared = new Set<Vin>(), complete = false } = lists.get(service) ?? {};
		return { service, vins: vinsOf(members), spared, complete };
	});
	const synced = await synchronise(client, wanted, wishes);
	return synced.flatMap((service) =>
		answersOf(service, services.get(service.service) ?? [], wishes),
	);
}

/**
 * Every VIN of every item has its answer; the cars that were not in the input come with the service's first item. An
 * item for which nothing was to be done has an answer without a VIN.
 */
function answersOf(
	{ service, wanted, others, unread }: SyncedService,
	members: ReadonlyArray<Read<SyncItem>>,
	wishes: SyncItem['options'],
): Answer[] {
	const output = { service, ...(wishes.dryRun && { dryRun: true }) };
	const answer = (
		itemIndex: number,
		vin: Vin,
		status: Result<SyncStatus> | undefined,
	): Answer[] => {
		if (status === undefined) return [];
		const result = status.ok ? succeeded({ vin, ...output, status: status.value }) : status;
		return [shown({ itemIndex, result }, { service, vin }, wishes)];
	};
	return members.flatMap(({ itemIndex, value }, index): Answer[] => {
		const own = value.vins.flatMap((vin) =>
			vin.ok ? answer(itemIndex, vin.value, wanted.get(vin.value)) : [{ itemIndex, result: vin }],
		);
		const surplus =
			index === 0 ? [...others].flatMap(([vin, status]) => answer(itemIndex, vin, status)) : [];
		if (own.length + surplus.length > 0) return [...own, ...surplus];
		const nothing = { vin: null, ...output, status: 'unchanged' };
		return [{ itemIndex, result: unread ? failed(unread) : succeeded(nothing) }];
	});
}
