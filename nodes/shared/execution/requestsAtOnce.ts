import type { INodeProperties } from 'n8n-workflow';
import { valid } from '../values/parsed';
import type { OperationForm } from './operation';
import type { Parameters } from './parameters';

const bounds = { min: 1, max: 16 };

/** The option 'Requests at Once': moderate by default, so that one run does not crowd out others at the vendor. */
export const requestsAtOnceField = (preset: number): INodeProperties => ({
	displayName: 'Requests at Once',
	name: 'requestsAtOnce',
	type: 'number',
	typeOptions: { minValue: bounds.min, maxValue: bounds.max },
	default: preset,
	description:
		'How many items are on their way at the same time, 1 to 16, for example 8. The value of the first item holds for the whole run; outputs keep the order of the inputs.',
});

/** What the first item of a run says; one after the other where the operation has no such option. */
export function requestsAtOnceOf(
	{ requestsAtOnce }: OperationForm,
	parameters: Parameters,
): number {
	if (requestsAtOnce === undefined) return 1;
	const given = parameters.attempt(() => Number(parameters.readOption(requestsAtOnce, valid)));
	const wanted = given.ok ? Math.trunc(given.value) : Number.NaN;
	return Number.isNaN(wanted) ? 1 : Math.min(bounds.max, Math.max(bounds.min, wanted));
}
