import type { OvipClient } from '../../../shared/clients/ovip';
import { readEach, type Answer } from '../../../shared/execution/batch';
import type { NumberField, SwitchField } from '../../../shared/execution/fieldKinds';
import type { BatchOperation } from '../../../shared/execution/operation';
import type { Parameters } from '../../../shared/execution/parameters';
import { succeeded } from '../../../shared/failures/failure';
import { readLists } from '../../subscriptions';
import { fields, readService } from '../fields';

const returnAllField: SwitchField = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limitField: NumberField = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

const readLimit = (parameters: Parameters): number =>
	parameters.switch(returnAllField) ? Number.POSITIVE_INFINITY : parameters.number(limitField);

export const getAll: BatchOperation<OvipClient> = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many subscriptions',
	description: 'Get the cars that are subscribed to a service; none is no failure',
	effect: 'read',
	fields: [fields.service, returnAllField, limitField],
	async runAll(items, client) {
		const { read, refused } = readEach(items, (parameters) => ({
			service: readService(parameters),
			limit: readLimit(parameters),
		}));
		const lists = await readLists(
			client,
			read.map(({ value }) => value.service),
		);
		const answers = read.flatMap(({ itemIndex, value: { service, limit } }): Answer[] => {
			const list = lists.get(service);
			if (list === undefined) return [];
			if (!list.ok) return [{ itemIndex, result: list }];
			const { name, vins } = list.value;
			return [...vins]
				.slice(0, limit)
				.map((vin) => ({ itemIndex, result: succeeded({ vin, service, serviceName: name }) }));
		});
		return [...refused, ...answers];
	},
};
