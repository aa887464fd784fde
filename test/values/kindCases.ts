import { parseChoice, parseChoices } from '../../nodes/shared/values/choice';
import { parseFreeText } from '../../nodes/shared/values/freeText';
import { optional } from '../../nodes/shared/values/optional';
import { parseSwitch } from '../../nodes/shared/values/switchValue';
import { parseWholeNumber } from '../../nodes/shared/values/wholeNumber';
import type { ParserCases } from './reading';

export const freshness = [
	{ name: 'Cached', value: 'cached' },
	{ name: 'Refresh', value: 'refresh' },
	{ name: 'Refresh With Wake-Up', value: 'refreshWithWakeUp' },
] as const;

/** One option's name is the other one's value. */
const crossed = [
	{ name: 'First', value: 'second' },
	{ name: 'Second', value: 'first' },
] as const;

const seconds = parseWholeNumber({ min: 0, max: 600 });

/** Kinds of fields that have one reader each, and what becomes of each input. */
export const kindCases: readonly ParserCases[] = [
	[
		'switch',
		parseSwitch,
		[
			[true, true],
			[false, false],
			['true', true],
			['false', false],
			[' True\n', true],
			['FALSE', false],
			['"true"', true],
			["'false'", false],
			['ｔｒｕｅ', true],
			['\ufefftrue', true],
			[1, 'switchNotValid'],
			[0, 'switchNotValid'],
			['1', 'switchNotValid'],
			['yes', 'switchNotValid'],
			['on', 'switchNotValid'],
			['', 'switchNotValid'],
			['"true', 'switchNotValid'],
			['truetrue', 'switchNotValid'],
			[null, 'switchNotValid'],
			[undefined, 'switchNotValid'],
			[['true'], 'switchNotValid'],
			[{ valueOf: () => true }, 'switchNotValid'],
			[NaN, 'switchNotValid'],
		],
	],
	[
		'choice',
		parseChoice(freshness),
		[
			['cached', 'cached'],
			['refreshWithWakeUp', 'refreshWithWakeUp'],
			['Refresh', 'refresh'],
			[' REFRESHWITHWAKEUP ', 'refreshWithWakeUp'],
			['refresh with wake-up', 'refreshWithWakeUp'],
			['"refresh"', 'refresh'],
			['refres', 'choiceNotValid'],
			['refresh with', 'choiceNotValid'],
			['refresh, cached', 'choiceNotValid'],
			['constructor', 'choiceNotValid'],
			['', 'choiceNotValid'],
			[null, 'choiceNotValid'],
			[undefined, 'choiceNotValid'],
			[true, 'choiceNotValid'],
			[1, 'choiceNotValid'],
			[['refresh'], 'choiceNotValid'],
			[{ value: 'refresh' }, 'choiceNotValid'],
		],
	],
	[
		'choice whose names and values cross',
		parseChoice(crossed),
		[
			['first', 'first'],
			['second', 'second'],
			['First', 'choiceNotValid'],
		],
	],
	[
		'choices',
		parseChoices(freshness),
		[
			[
				['refresh', 'cached', 'refresh'],
				['cached', 'refresh'],
			],
			['refresh, Cached', ['cached', 'refresh']],
			['refresh', ['refresh']],
			[[], 'choicesMissing'],
			['', 'choicesMissing'],
			[null, 'choicesMissing'],
			[['refresh', 'often'], 'choicesNotValid'],
			['refresh,', 'choicesNotValid'],
			[['refresh', undefined], 'choicesNotValid'],
			// eslint-disable-next-line no-sparse-arrays
			[['refresh', , 'cached'], 'choicesNotValid'],
			[new Array(5_000_000), 'choicesNotValid'],
			['refresh,'.repeat(2000), 'choicesNotValid'],
			[true, 'choicesNotValid'],
			[{ refresh: true }, 'choicesNotValid'],
		],
	],
	[
		'whole number from 0 to 600',
		seconds,
		[
			[0, 0],
			[-0, 0],
			[600, 600],
			[30.0, 30],
			['30', 30],
			[' 30 ', 30],
			['30.0', 30],
			['30.00', 30],
			['"30"', 30],
			['030', 30],
			['３０', 30],
			['٣٠', 30],
			[30n, 30],
			[601, 'numberNotValid'],
			['601', 'numberNotValid'],
			[-1, 'numberNotValid'],
			['-1', 'numberNotValid'],
			['+1', 'numberNotValid'],
			[2.5, 'numberNotValid'],
			['2.5', 'numberNotValid'],
			['30.', 'numberNotValid'],
			['30,0', 'numberNotValid'],
			['1e2', 'numberNotValid'],
			['0x10', 'numberNotValid'],
			['3 0', 'numberNotValid'],
			['30 s', 'numberNotValid'],
			['', 'numberNotValid'],
			[NaN, 'numberNotValid'],
			[Infinity, 'numberNotValid'],
			[1e21, 'numberNotValid'],
			[null, 'numberNotValid'],
			[undefined, 'numberNotValid'],
			[true, 'numberNotValid'],
			[[30], 'numberNotValid'],
			[{}, 'numberNotValid'],
			['9'.repeat(400), 'numberNotValid'],
		],
	],
	[
		'number that may be left empty',
		optional(seconds),
		[
			['', undefined],
			[' ', undefined],
			[null, undefined],
			['30', 30],
			['soon', 'numberNotValid'],
		],
	],
	[
		'free text',
		parseFreeText,
		[
			['', ''],
			[null, ''],
			[' Confirm your phone ', 'Confirm your phone'],
			[2030, '2030'],
			['true', 'true'],
			[true, 'textNotValid'],
			[['a'], 'textNotValid'],
			[{ title: 'a' }, 'textNotValid'],
			[NaN, 'textNotValid'],
			[new Date(0), 'textNotValid'],
		],
	],
];
