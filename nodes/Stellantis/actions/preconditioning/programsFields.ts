import type { INodeProperties } from 'n8n-workflow';
import type { ChoiceField } from '../../../shared/execution/fieldKinds';
import type { Parameters } from '../../../shared/execution/parameters';
import {
	parseProgramChanges,
	type ProgramChanges,
} from '../../../shared/values/preconditioningPrograms';

const specifyField: ChoiceField<'fields' | 'json'> = {
	displayName: 'Specify Programs',
	name: 'specifyPrograms',
	type: 'options',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	default: 'fields',
	description: 'Whether to fill in the programs one by one or to give them as JSON',
};

const programsField: INodeProperties = {
	displayName: 'Programs',
	name: 'programs',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add program',
	default: {},
	displayOptions: { show: { specifyPrograms: ['fields'] } },
	description:
		'Programs to change; those that are not named stay as they are, and so does what is left empty',
	options: [
		{
			displayName: 'Program',
			name: 'program',
			values: [
				{
					displayName: 'Days',
					name: 'days',
					type: 'multiOptions',
					options: [
						{ name: 'Friday', value: 'fri' },
						{ name: 'Monday', value: 'mon' },
						{ name: 'Saturday', value: 'sat' },
						{ name: 'Sunday', value: 'sun' },
						{ name: 'Thursday', value: 'thu' },
						{ name: 'Tuesday', value: 'tue' },
						{ name: 'Wednesday', value: 'wed' },
					],
					default: [],
					description: 'Days on which the program runs; none leaves them as they are',
				},
				{
					displayName: 'Enabled',
					name: 'enabled',
					type: 'boolean',
					default: true,
					description: 'Whether the program runs on its days',
				},
				{
					displayName: 'Slot',
					name: 'slot',
					type: 'options',
					options: [
						{ name: '1', value: 1 },
						{ name: '2', value: 2 },
						{ name: '3', value: 3 },
						{
							name: '4',
							value: 4,
							description: 'The Mobile SDK documents three; a car or an SDK may refuse this one',
						},
					],
					default: 1,
					description: 'Place of the program in the car',
				},
				{
					displayName: 'Time',
					name: 'time',
					type: 'string',
					default: '',
					placeholder: 'e.g. 07:30',
					description:
						"Time of day at which the cabin shall be ready, by the car's clock, for example 07:30; empty leaves it as it is",
				},
			],
		},
	],
};

const jsonField: INodeProperties = {
	displayName: 'Programs (JSON)',
	name: 'programsJson',
	type: 'json',
	required: true,
	default: '[]',
	displayOptions: { show: { specifyPrograms: ['json'] } },
	description:
		'Programs to change, each with its slot (1 to 4; the Mobile SDK documents three), and those of time, days and enabled that shall change, for example [{ "slot": 1, "time": "07:30", "days": ["mon", "fri"], "enabled": true }]. Programs that are not named stay as they are.',
};

export const programsFields: readonly INodeProperties[] = [specifyField, programsField, jsonField];

/** The changes, from the field that the user chose. */
export const readProgramChanges = (parameters: Parameters): ProgramChanges =>
	parameters.choice(specifyField) === 'json'
		? parameters.read(jsonField, parseProgramChanges)
		: parameters.read(programsField, (raw) => parseProgramChanges(rowsOf(raw)));

/** Nothing added is an empty object. */
const rowsOf = (raw: unknown): unknown =>
	typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.values(raw).flat() : raw;
