import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import type { ChoiceField } from '../../../shared/execution/fieldKinds';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parseDeferredTime } from '../../../shared/values/deferredTime';
import { optional } from '../../../shared/values/optional';
import { parseTimeZone } from '../../../shared/values/timeZone';
import type { StellantisClients } from '../../clients';
import { commandFields, runCommand } from '../commandFields';
import { vinField } from '../vinField';

const startAtField: ChoiceField<'dateTime' | 'timeOfDay'> = {
	displayName: 'Start At',
	name: 'startAt',
	type: 'options',
	options: [
		{
			name: 'Date and Time',
			value: 'dateTime',
			description: 'One moment within the next 24 hours, from a calendar',
		},
		{
			name: 'Time of Day',
			value: 'timeOfDay',
			description: "When the car's clock shows this time the next time",
		},
	],
	default: 'timeOfDay',
	description: 'How to say when charging shall start; the car itself keeps a time of day only',
};

const timeField: INodeProperties = {
	displayName: 'Start Time',
	name: 'startTime',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 02:30',
	displayOptions: { show: { [startAtField.name]: ['timeOfDay'] } },
	description:
		'When charging shall start: a time of day such as 02:30, a date and time within the next 24 hours such as {{ $now.plus(3, "hours") }}, or the duration from midnight as the vendor writes it, PT02H30M',
};

/** n8n has no picker for a time of day alone. */
const dateTimeField: INodeProperties = {
	displayName: 'Start Date and Time',
	name: 'startDateTime',
	type: 'dateTime',
	required: true,
	default: '',
	displayOptions: { show: { [startAtField.name]: ['dateTime'] } },
	description:
		"When charging shall start, by the car's clock and within the next 24 hours after the workflow runs, for example 2030-01-31T02:30:00",
};

const timeZoneField: INodeProperties = {
	displayName: 'Time Zone of the Car',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Paris',
	description:
		"Time zone in which the car's clock runs, for example Europe/Paris. Without it, the time zone of the workflow.",
};

export const schedule: Operation<StellantisClients> = {
	value: 'schedule',
	name: 'Schedule',
	action: 'Schedule charging',
	description: 'Set the time of day at which the plugged car starts to charge (chargeDeferredTime)',
	effect: 'write',
	fields: [vinField, startAtField, timeField, dateTimeField, ...commandFields],
	options: [timeZoneField],
	async run(parameters, clients) {
		const zone = parameters.readOption(timeZoneField, optional(parseTimeZone));
		const field = parameters.choice(startAtField) === 'dateTime' ? dateTimeField : timeField;
		const at = parameters.read(field, (raw) =>
			parseDeferredTime(raw, {
				zone: zone ?? parameters.timeZone,
				now: DateTime.now(),
			}),
		);
		const outcome = await runCommand(parameters, clients, { kind: 'scheduleCharge', at });
		if (!outcome.ok) return outcome;
		const { duration: deferredTime, startsAt, zone: timeZone, clockChange } = at;
		return succeeded({
			...outcome.value,
			deferredTime,
			startsAt,
			timeZone,
			...(clockChange && { clockChange }),
		});
	},
};
