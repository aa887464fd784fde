import type { Answer, Read } from '../../../shared/execution/batch';
import type { Call, Figures } from '../../../shared/failures/evidence';
import { failed, succeeded, type Failure, type Result } from '../../../shared/failures/failure';
import { mapFailure } from '../../../shared/failures/mapFailure';
import type { RemovalLimit } from '../../../shared/values/removalLimit';
import type { ServiceCode } from '../../../shared/values/serviceCode';
import type { Vin } from '../../../shared/values/vin';
import type { SyncedService, SyncStatus } from '../../synchronise';
import { shown, type WritingOptions } from './options';

/** What an item wants of a service's list. */
export interface SyncItem {
	readonly service: ServiceCode;
	readonly vins: ReadonlyArray<Result<Vin>>;
	readonly limit: RemovalLimit;
	readonly options: WritingOptions & { readonly dryRun: boolean; readonly allowEmptying: boolean };
}

/** As the refusals of single fields name it: nothing was sent. */
const call: Call = { vendor: 'ovip', catalogue: 'ovip', operation: 'Sync', effect: 'write' };

/** The service was synced before in this execution. */
export const syncRepeated = (): Failure =>
	mapFailure({ kind: 'input', reason: 'syncRepeated', field: 'Service' }, call);

/** @param field display name of the option that sets the limit */
const tooMany = (figures: Figures, field: string): Failure =>
	mapFailure({ kind: 'input', reason: 'syncRemovesTooMany', field, figures }, call);

const changes: ReadonlySet<SyncStatus> = new Set(['toSubscribe', 'toRemove']);

/**
 * Every VIN of every item has its answer; the cars that were not in the input come with the service's first item. An
 * item for which nothing was to be done has an answer without a VIN.
 * @param members the items of the service, with the same options
 * @param limitField display name of the option that limits removals
 */
export function answersOf(
	{ service, wanted, others, unread, excess }: SyncedService,
	members: ReadonlyArray<Read<SyncItem>>,
	limitField: string,
): Answer[] {
	const objection = excess && tooMany(excess, limitField);
	return members.flatMap(({ itemIndex, value }, index): Answer[] => {
		const { dryRun } = value.options;
		const untouched = unread ?? (dryRun ? undefined : objection);
		const output = { service, ...(dryRun && { dryRun: true }) };
		const planned = (status: SyncStatus): object => ({
			status,
			// What a run in earnest would say instead of making the change.
			...(objection && changes.has(status) && whyNot(objection)),
		});
		const answer = (vin: Vin, status: Result<SyncStatus> | undefined): Answer[] => {
			if (status === undefined) return [];
			const result = status.ok ? succeeded({ vin, ...output, ...planned(status.value) }) : status;
			return [shown({ itemIndex, result }, { service, vin }, value.options)];
		};
		const own = value.vins.flatMap((vin) => {
			if (!vin.ok) return [{ itemIndex, result: vin }];
			return answer(vin.value, untouched ? failed(untouched) : wanted.get(vin.value));
		});
		const surplus = index === 0 ? [...others].flatMap(([vin, status]) => answer(vin, status)) : [];
		if (own.length + surplus.length > 0) return [...own, ...surplus];
		const nothing = { vin: null, ...output, status: 'unchanged' };
		return [{ itemIndex, result: untouched ? failed(untouched) : succeeded(nothing) }];
	});
}

const whyNot = ({ message, hint, code }: Failure) => ({ reason: message, hint, code });
