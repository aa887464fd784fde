import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { parseWaitSeconds } from '../values/waitSeconds';
import { Parameters } from './parameters';

const bounds = { min: 1, max: 600 };

/** The option 'Timeout' of every operation, in seconds. */
export const timeoutField = (defaultSeconds: number): INodeProperties => ({
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: bounds.min, maxValue: bounds.max },
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
	field: INodeProperties,
	call: Call,
): number {
	const parameters = new Parameters(execution, itemIndex, call);
	return 1000 * parameters.readOption(field, (raw) => parseWaitSeconds(raw, bounds));
}
