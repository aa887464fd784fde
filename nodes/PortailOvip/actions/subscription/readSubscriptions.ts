import { grouped, readEach, type Answer, type Read } from '../../../shared/execution/batch';
import type { Parameters } from '../../../shared/execution/parameters';
import type { Result } from '../../../shared/failures/failure';
import type { Settled, Subscription } from '../../subscriptions';
import { keyOf } from '../../subscriptions';
import { readService, readVins } from '../fields';
import { readWritingOptions, shown, type WritingOptions } from './options';

/** What the items with the same options want, and the answers of those that want nothing readable. */
export interface Group {
	readonly options: WritingOptions;
	readonly wanted: ReadonlyArray<Read<Subscription>>;
}

/** @param vinsOf how the VINs of an item are read */
export function readGroups(
	items: readonly Parameters[],
	vinsOf: typeof readVins = readVins,
): { groups: Group[]; refused: Answer[] } {
	const { read, refused } = readEach(items, (parameters) => ({
		options: readWritingOptions(parameters),
		service: readService(parameters),
		vins: vinsOf(parameters),
	}));
	for (const { itemIndex, value } of read) {
		for (const vin of value.vins) if (!vin.ok) refused.push({ itemIndex, result: vin });
	}
	const groups = [...grouped(read, ({ value }) => JSON.stringify(value.options)).values()];
	return {
		refused,
		groups: groups.flatMap((group) => {
			const [first] = group;
			if (first === undefined) return [];
			const wanted = group.flatMap(({ itemIndex, value: { service, vins } }) =>
				vins.flatMap((vin) => (vin.ok ? [{ itemIndex, value: { service, vin: vin.value } }] : [])),
			);
			return [{ options: first.value.options, wanted }];
		}),
	};
}

/** Each entry its own answer; duplicates, sent once, are answered each. */
export const answersOf = ({ options, wanted }: Group, settled: Settled): Answer[] =>
	wanted.flatMap(({ itemIndex, value: subscription }) => {
		const result = settled.get(keyOf(subscription));
		if (result === undefined) return [];
		return [shown({ itemIndex, result: outputOf(subscription, result) }, subscription, options)];
	});

function outputOf({ service, vin }: Subscription, result: Result<string>): Result<object> {
	return result.ok ? { ok: true, value: { vin, service, status: result.value } } : result;
}
