import type { ChoiceField, NumberField, SwitchField } from '../../../shared/execution/fieldKinds';
import type { Parameters } from '../../../shared/execution/parameters';
import type { Answer } from '../../../shared/execution/batch';
import { ovipRefusals } from '../../../shared/failures/reactions';
import { succeeded } from '../../../shared/failures/failure';
import type { Subscription } from '../../subscriptions';

/** No limit is documented; a body of 5,000 VINs has about 100 kB. */
const batchSizeField: NumberField = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 5000 },
	default: 500,
	description:
		'How many VINs one request carries, for example 500. The vendor documents no limit; take fewer if requests time out or are refused for their size.',
};

const verifyField: SwitchField = {
	displayName: 'Verify After Writing',
	name: 'verifyAfterWriting',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the list afterwards and let it decide what happened, for example when a request timed out. What the list does not show stays in doubt: it may still be carried out. One request more for each service.',
};

const skipField: SwitchField = {
	displayName: 'Read List First',
	name: 'readListFirst',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the list first and send only what changes it: VINs that are there already are answered as alreadySubscribed. One request more for each service.',
};

const whenRefusedField: ChoiceField<'fail' | 'output'> = {
	displayName: 'When a VIN Is Rejected',
	name: 'whenRejected',
	type: 'options',
	options: [
		{
			name: 'Fail the Item',
			value: 'fail',
			description: 'The item takes the error output, or stops the workflow',
		},
		{
			name: 'Output the Status',
			value: 'output',
			description: 'The item goes on with "status": rejected or serviceUnknown, and the reason',
		},
	],
	default: 'fail',
	description:
		'What happens to an item whose VIN Portail OVIP did not take, or whose service it does not know',
};

export const options = {
	batchSize: batchSizeField,
	verify: verifyField,
	readListFirst: skipField,
	whenRejected: whenRefusedField,
};

/** Options of writing; items with the same ones are sent together. */
export interface WritingOptions {
	/** How many VINs go out in one request. */
	readonly batchSize: number;
	readonly verify: boolean;
	readonly readListFirst: boolean;
	readonly outputsRejected: boolean;
}

/** @throws {RefusedParameter} */
export const readWritingOptions = ({ options: given }: Parameters): WritingOptions => ({
	batchSize: given.number(batchSizeField),
	verify: given.switch(verifyField),
	readListFirst: given.switch(skipField),
	outputsRejected: given.choice(whenRefusedField) === 'output',
});

/** A rejection as output where the item asks for it; everything else stays as it is. */
export function shown(
	answer: Answer,
	{ service, vin }: Subscription,
	{ outputsRejected }: Pick<WritingOptions, 'outputsRejected'>,
): Answer {
	const { itemIndex, result } = answer;
	if (result.ok || !outputsRejected) return answer;
	const { code, message, hint } = result.failure;
	const status = ovipRefusals[code];
	return status === undefined
		? answer
		: { itemIndex, result: succeeded({ vin, service, status, reason: message, hint, code }) };
}
