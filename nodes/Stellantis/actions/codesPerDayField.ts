import type { NumberField } from '../../shared/execution/fieldKinds';
import { noticeField } from '../../shared/execution/noticeField';
import type { Parameters } from '../../shared/execution/parameters';

/** Users report accounts locked after about twenty codes; more than a hundred a day is no guard. */
export const codesPerDayField: NumberField = {
	displayName: 'Codes per Day',
	name: 'codesPerDay',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 6,
	description:
		'How many SMS codes of all kinds the account may request within 24 hours, counted by the bridge for all workflows together, for example 6. Stellantis locks accounts that request many: users report about 20.',
};

export const readCodesPerDay = ({ options }: Parameters): number =>
	options.number(codesPerDayField);

/** For the operations that let Stellantis send a code. */
export const smsNotice = noticeField(
	"Every item sends one SMS. Stellantis locks accounts that request many codes; the option 'Codes per Day' keeps below that.",
);
