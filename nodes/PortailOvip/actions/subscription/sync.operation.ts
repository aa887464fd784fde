import type { INodeProperties } from 'n8n-workflow';
import type { OvipClient } from '../../../shared/clients/ovip';
import { grouped, readEach, type Answer, type Read } from '../../../shared/execution/batch';
import type { BatchOperation } from '../../../shared/execution/operation';
import { succeeded, type Result } from '../../../shared/failures/failure';
import { valid } from '../../../shared/values/parsed';
import type { ServiceCode } from '../../../shared/values/serviceCode';
import type { Vin } from '../../../shared/values/vin';
import { synchronise, type SyncedService, type SyncStatus } from '../../synchronise';
import { fields, readService, readVins } from '../fields';
import { options, readWritingOptions, shown, type WritingOptions } from './options';

const dryRunField: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to show only what would be added and removed, without changing anything',
};

const allowEmptyingField: INodeProperties = {
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

export const sync: BatchOperation<OvipClient> = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync subscriptions',
	description:
		"Make a service's list equal to the VINs of the input: add what is missing, remove what is not in the input",
	effect: 'write',
	fields: [fields.service, fields.vin, dryRunField],
	options: [options.batchSize, options.verify, options.whenRejected, allowEmptyingField],
	async runAll(items, client) {
		const { read, refused } = readEach(items, (parameters): SyncItem => {
			const service = readService(parameters);
			const vins = readVins(parameters);
			const allowEmptying = parameters.readOption(allowEmptyingField, valid) === true;
			const dryRun = parameters.choice(dryRunField) === true;
			if (vins.length === 0 && !allowEmptying) parameters.refuse(fields.vin, 'syncWouldEmpty');
			return {
				service,
				vins,
				options: { ...readWritingOptions(parameters), dryRun, allowEmptying },
			};
		});
		const answers: Answer[] = [...refused];
		for (const group of grouped(read, ({ value }) => JSON.stringify(value.options)).values()) {
			// An item that could not be read may have been of any service: then no list is known in full.
			answers.push(...(await syncGroup(client, group, refused.length === 0)));
		}
		return answers;
	},
};

async function syncGroup(
	client: OvipClient,
	group: ReadonlyArray<Read<SyncItem>>,
	complete: boolean,
): Promise<Answer[]> {
	const [first] = group;
	if (first === undefined) return [];
	const { options: wishes } = first.value;
	const services = grouped(group, ({ value }) => value.service);
	const lists = [...services].map(([service, members]) => {
		const vins = members.flatMap(({ value }) => value.vins);
		return {
			service,
			vins: new Set(vins.flatMap((vin) => (vin.ok ? [vin.value] : []))),
			complete: complete && vins.every(({ ok }) => ok),
		};
	});
	const synced = await synchronise(client, lists, wishes);
	return synced.flatMap((service) =>
		answersOf(service, services.get(service.service) ?? [], wishes),
	);
}

/** Every VIN of every item has its answer; the cars that were not in the input come with the service's first item. */
function answersOf(
	{ service, wanted, others }: SyncedService,
	members: ReadonlyArray<Read<SyncItem>>,
	wishes: SyncItem['options'],
): Answer[] {
	const answer = (
		itemIndex: number,
		vin: Vin,
		status: Result<SyncStatus> | undefined,
	): Answer[] => {
		if (status === undefined) return [];
		const output = { vin, service, ...(wishes.dryRun && { dryRun: true }) };
		const result = status.ok ? succeeded({ ...output, status: status.value }) : status;
		return [shown({ itemIndex, result }, { service, vin }, wishes)];
	};
	const own = members.flatMap(({ itemIndex, value }) =>
		value.vins.flatMap((vin) =>
			vin.ok ? answer(itemIndex, vin.value, wanted.get(vin.value)) : [{ itemIndex, result: vin }],
		),
	);
	const [first] = members;
	if (first === undefined) return own;
	return [...own, ...[...others].flatMap(([vin, status]) => answer(first.itemIndex, vin, status))];
}
