import type { INodeProperties } from 'n8n-workflow';
import { noticeField } from '../../shared/execution/noticeField';
import type { Parameters } from '../../shared/execution/parameters';
import {
	codesPerDayRange,
	parseCodesPerDay,
	type CodesPerDay,
} from '../../shared/values/codesPerDay';

export const codesPerDayField: INodeProperties = {
	displayName: 'Codes per Day',
	name: 'codesPerDay',
	type: 'number',
	typeOptions: { minValue: codesPerDayRange.min, maxValue: codesPerDayRange.max },
	default: 6,
	description:
		'How many SMS codes of all kinds the account may request within 24 hours, counted by the bridge for all workflows together, for example 6. Stellantis locks accounts that request many: users report about 20.',
};

export const readCodesPerDay = (parameters: Parameters): CodesPerDay =>
	parameters.readOption(codesPerDayField, parseCodesPerDay);

/** For the operations that let Stellantis send a code. */
export const smsNotice = noticeField(
	"Every item sends one SMS. Stellantis locks accounts that request many codes; the option 'Codes per Day' keeps below that.",
);
