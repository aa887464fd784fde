import type { PimsCall } from '../../../shared/clients/pimsCalls';
import {
	getVehicleInformations,
	wakeVehicleForInformations,
} from '../../../shared/clients/pimsVehicleCalls';
import type { ChoiceField, NumberField } from '../../../shared/execution/fieldKinds';
import { noticeField } from '../../../shared/execution/noticeField';
import type { Parameters } from '../../../shared/execution/parameters';
import type { Vin } from '../../../shared/values/vin';

export const freshnessField: ChoiceField<'cached' | 'refresh' | 'refreshWithWakeUp'> = {
	displayName: 'Freshness',
	name: 'freshness',
	type: 'options',
	options: [
		{
			name: 'Cached',
			value: 'cached',
			description: 'What the server has; without network what the phone of the bridge has',
		},
		{
			name: 'Refresh',
			value: 'refresh',
			description: 'Asks the server anew; wakes the car only if it is charging or plugged in',
		},
		{
			name: 'Refresh With Wake-Up',
			value: 'refreshWithWakeUp',
			description:
				'Wakes the car to ask it. Drains its 12 V battery; electric cars only, and only if Stellantis approved it for your app.',
		},
	],
	default: 'cached',
	description: 'How new the data must be',
};

export const wakeUpNotice = noticeField(
	'Each wake-up drains the 12 V battery of the car; with a flat one nothing opens it remotely. The option Minimum Minutes Between Wake-Ups limits them for all workflows together.',
	{ name: 'wakeUpNotice', show: { [freshnessField.name]: ['refreshWithWakeUp'] } },
);

/** A day at the most: the longest time over which a bridge counts. */
export const wakeUpMinutesField: NumberField = {
	displayName: 'Minimum Minutes Between Wake-Ups',
	name: 'wakeUpMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 60,
	displayOptions: { show: { '/freshness': ['refreshWithWakeUp'] } },
	description:
		'How long this car is left to sleep after a wake-up, counted by the bridge for all workflows together, for example 60. Each wake-up drains the 12 V battery.',
};

/** The call for the item's car, and whether it wakes it. */
export function readFreshness(
	parameters: Parameters,
	vin: Vin,
): { readonly call: PimsCall; readonly wakes: boolean } {
	switch (parameters.choice(freshnessField)) {
		case 'refreshWithWakeUp': {
			const minutes = parameters.options.number(wakeUpMinutesField);
			return { call: wakeVehicleForInformations(vin, minutes), wakes: true };
		}
		case 'refresh':
			return { call: getVehicleInformations('refresh'), wakes: false };
		case 'cached':
			return { call: getVehicleInformations('get'), wakes: false };
	}
}
