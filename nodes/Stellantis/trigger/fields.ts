import type { INodeProperties } from 'n8n-workflow';
import type { ChoicesField } from '../../shared/execution/fieldKinds';

type WatchedField =
	| 'batteryPercent'
	| 'charging'
	| 'locked'
	| 'openDoors'
	| 'plugged'
	| 'preconditioning'
	| 'scheduledCharge';

export type WatchedEvent =
	| 'chargeFinished'
	| 'chargeInterrupted'
	| 'commandOutcome'
	| 'vehicleChange';

/** Fields of the car's data that are worth a workflow when they change. */
const watchedFields: ChoicesField<WatchedField>['options'] = [
	{ name: 'Battery Percent', value: 'batteryPercent' },
	{ name: 'Charging', value: 'charging' },
	{ name: 'Locked', value: 'locked' },
	{ name: 'Open Doors', value: 'openDoors' },
	{ name: 'Plugged', value: 'plugged' },
	{ name: 'Preconditioning', value: 'preconditioning' },
	{ name: 'Scheduled Charge', value: 'scheduledCharge' },
];

export const eventsField: ChoicesField<WatchedEvent> = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: [
		{
			name: 'Charge Finished',
			value: 'chargeFinished',
			description: 'The battery is full',
		},
		{
			name: 'Charge Interrupted',
			value: 'chargeInterrupted',
			description: 'Charging ended before the battery was full',
		},
		{
			name: 'Command Outcome',
			value: 'commandOutcome',
			description: 'A vehicle command was carried out, refused or lost',
		},
		{
			name: 'Vehicle Change',
			value: 'vehicleChange',
			description: 'The car reports something else than before',
		},
	],
	default: ['chargeFinished', 'chargeInterrupted'],
	description: 'What starts the workflow, for example Charge Finished',
};

export const watchedFieldsField: ChoicesField<WatchedField> = {
	displayName: 'Watched Fields',
	name: 'watchedFields',
	type: 'multiOptions',
	required: true,
	options: watchedFields,
	default: ['charging', 'plugged'],
	displayOptions: { show: { events: ['vehicleChange'] } },
	description:
		'Which data of the car count as a change, for example Plugged. The first report of a car is only remembered.',
};

/** Several of a list: n8n's locator with By ID takes one, so numbers that the list lacks come by an expression. */
export const vinsField: INodeProperties = {
	displayName: 'Car Names or IDs',
	name: 'vins',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getVins' },
	default: [],
	description:
		'Only these cars start the workflow; all cars of the session if empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const triggerFields: readonly INodeProperties[] = [
	eventsField,
	watchedFieldsField,
	vinsField,
];
