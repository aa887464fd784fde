import type { INodeProperties } from 'n8n-workflow';
import { vinPattern } from '../../shared/values/vinPattern';

/** A car, out of those that the session has or by its number. */
export const vinFieldOf = (
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'>,
): INodeProperties => ({
	...field,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a car…',
			typeOptions: { searchListMethod: 'searchVins', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. VR3UHZKXZLT123456',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: field.required === true ? vinPattern : `(?:${vinPattern})?`,
						errorMessage: 'A VIN has 17 letters and digits, for example VR3UHZKXZLT123456',
					},
				},
			],
		},
	],
});

export const vinField = vinFieldOf({
	displayName: 'VIN',
	name: 'vin',
	required: true,
	description:
		'Vehicle identification number of the car: 17 letters and digits, for example VR3UHZKXZLT123456',
});
