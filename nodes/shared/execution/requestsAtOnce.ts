import type { NumberField } from './fieldKinds';
import type { OperationForm } from './operation';
import type { Parameters } from './parameters';

/** The option 'Requests at Once': moderate by default, so that one run does not crowd out others at the vendor. */
export const requestsAtOnceField = (preset: number): NumberField => ({
	displayName: 'Requests at Once',
	name: 'requestsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 16 },
	default: preset,
	description:
		'How many items are on their way at the same time, 1 to 16, for example 8. The value of the first item holds for the whole run; outputs keep the order of the inputs.',
});

/**
 * What an item says; that of the first one holds for the run. One after the other where the operation has no such option.
 * @throws {RefusedParameter}
 */
export const requestsAtOnceOf = (
	{ requestsAtOnce }: OperationForm,
	{ options }: Parameters,
): number => (requestsAtOnce === undefined ? 1 : options.number(requestsAtOnce));
