import type { IExecuteFunctions } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import type { NumberField } from './fieldKinds';
import { Parameters } from './parameters';

/** The option 'Timeout' of every operation, in seconds. */
export const timeoutField = (defaultSeconds: number): NumberField => ({
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600 },
	default: defaultSeconds,
	description:
		'Seconds to wait for an answer, for example 60. What was sent may take effect although the answer came too late.',
});

/**
 * Milliseconds of the item's 'Timeout'.
 * @throws {RefusedParameter}
 */
export function timeoutMsOf(
	execution: IExecuteFunctions,
	itemIndex: number,
	field: NumberField,
	call: Call,
): number {
	const parameters = new Parameters(execution, itemIndex, call);
	return 1000 * parameters.options.number(field);
}
