import { parseWeekDays, weekDays } from '../../nodes/shared/values/weekDays';
import type { ParserCases } from './reading';

/** Days of a program. */
export const dayCases: readonly ParserCases[] = [
	[
		'week days',
		parseWeekDays,
		[
			[
				['fri', 'mon', 'mon'],
				['mon', 'fri'],
			],
			['Mon, Friday', ['mon', 'fri']],
			[['WED', 'wen', 'Wednesday'], ['wed']],
			['Daily', weekDays],
			[[], []],
			['', []],
			[undefined, []],
			['someday', 'programDaysNotValid'],
			[['mon', 1], 'programDaysNotValid'],
			['constructor', 'programDaysNotValid'],
			// eslint-disable-next-line no-sparse-arrays
			[['mon', , 'tue'], 'programDaysNotValid'],
			[new Array(5_000_000), 'programDaysNotValid'],
			['mon,'.repeat(200), 'programDaysNotValid'],
			[3, 'programDaysNotValid'],
			[{ mon: true }, 'programDaysNotValid'],
		],
	],
];

const time = { hour: 7, minute: 30 };

/** What is given of programs, and what is to change. Changes are not given back the way they are read. */
export const changeCases: ParserCases[2] = [
	[[{ slot: 1 }], [{ slot: 1 }]],
	[{ slot: '2', enabled: 'FALSE' }, [{ slot: 2, enabled: false }]],
	['{ "slot": 3, "time": "07:30" }', [{ slot: 3, time }]],
	[
		[{ slot: 4, time: '7:30 am', days: 'Fri, mon', enabled: true }],
		[{ slot: 4, time, days: ['mon', 'fri'], enabled: true }],
	],
	[[{ slot: 1, hour: 7, minute: '30' }], [{ slot: 1, time }]],
	[[{ slot: 1, hour: 7 }], [{ slot: 1, time: { hour: 7, minute: 0 } }]],
	[[{ slot: 1, time: '7:30:00 AM' }], [{ slot: 1, time }]],
	[[{ slot: 1, time: '"7.30"' }], [{ slot: 1, time }]],
	[[{ slot: 1, time: '', days: [], enabled: '' }], [{ slot: 1 }]],
	[undefined, 'programsMissing'],
	['', 'programsMissing'],
	[[], 'programsMissing'],
	['[]', 'programsMissing'],
	['{ slot: 1 }', 'programsNotAList'],
	['1', 'programsNotAList'],
	[[null], 'programsNotAList'],
	[[[{ slot: 1 }]], 'programsNotAList'],
	[[{ slot: 1, isEnabled: true }], 'programsNotAList'],
	[{}, 'programSlotNotValid'],
	[[{ slot: 0 }], 'programSlotNotValid'],
	[[{ slot: 5 }], 'programSlotNotValid'],
	[[{ slot: 1.5 }], 'programSlotNotValid'],
	[[{ slot: 2 }, { slot: '2' }], 'programSlotRepeated'],
	[[1, 2, 3, 4, 1].map((slot) => ({ slot })), 'programSlotRepeated'],
	// Midnight of the named days or of those after them?
	[[{ slot: 1, time: '24:00' }], 'programTimeNotValid'],
	[[{ slot: 1, time: '1793000000000' }], 'programTimeNotValid'],
	[[{ slot: 1, time: '2030-01-31T07:30' }], 'programTimeNotValid'],
	[[{ slot: 1, time: 730 }], 'programTimeNotValid'],
	[[{ slot: 1, minute: 30 }], 'programTimeNotValid'],
	[[{ slot: 1, hour: 24 }], 'programTimeNotValid'],
	[[{ slot: 1, hour: 7, minute: 60 }], 'programTimeNotValid'],
	[[{ slot: 1, hour: 7, time: '07:30' }], 'programTimeNotValid'],
	[[{ slot: 1, days: ['xyz'] }], 'programDaysNotValid'],
	[[{ slot: 1, enabled: 'perhaps' }], 'programEnabledNotValid'],
	[[{ slot: 1, enabled: 1 }], 'programEnabledNotValid'],
];
