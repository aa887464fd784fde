import { parseDurationMinutes } from '../../nodes/shared/values/durationMinutes';
import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { parseSmsCode } from '../../nodes/shared/values/smsCode';
import { parseSmsPin } from '../../nodes/shared/values/smsPin';
import { parseWaitSeconds } from '../../nodes/shared/values/waitSeconds';
import type { Parser, ParserCases } from './reading';

const wait: Parser = (raw) => parseWaitSeconds(raw, { min: 5, max: 600 });

/** Values made of digits, and what becomes of each input. */
export const numberCases: readonly ParserCases[] = [
	[
		'duration',
		parseDurationMinutes,
		[
			[undefined, undefined],
			[null, undefined],
			['', undefined],
			[3, 3],
			['3', 3],
			[' 10 ', 10],
			[1, 1],
			[1440, 1440],
			[0, 'durationNotValid'],
			[1441, 'durationNotValid'],
			[-1, 'durationNotValid'],
			[2.5, 'durationNotValid'],
			['2.5', 'durationNotValid'],
			['1e1', 'durationNotValid'],
			['0x10', 'durationNotValid'],
			['3 minutes', 'durationNotValid'],
			[NaN, 'durationNotValid'],
			[Infinity, 'durationNotValid'],
			[true, 'durationNotValid'],
			[[3], 'durationNotValid'],
		],
	],
	[
		'SMS PIN',
		parseSmsPin,
		[
			['123456', '123456'],
			['012345', '012345'],
			[' 123 456 ', '123456'],
			['123\u00a0456', '123456'],
			['１２３４５６', '123456'],
			['٠١٢٣٤٥', '012345'],
			[123456, '123456'],
			[12345, 'pinNotSixDigits'],
			[1234567, 'pinNotSixDigits'],
			['12345', 'pinNotSixDigits'],
			['1234567', 'pinNotSixDigits'],
			['12345a', 'pinNotSixDigits'],
			['12-34-56', 'pinNotSixDigits'],
			[`123456${' '.repeat(2000)}x`, 'pinNotSixDigits'],
			['', 'pinNotSixDigits'],
			[undefined, 'pinNotSixDigits'],
			[123456.5, 'pinNotSixDigits'],
			[['123456'], 'pinNotSixDigits'],
		],
	],
	[
		'SMS code',
		parseSmsCode,
		[
			['2424', '2424'],
			[' 24 24 24 24 ', '24242424'],
			['0', '0'],
			['789012', '789012'],
			['123456789012', '123456789012'],
			['1234567890123', 'smsCodeNotValid'],
			[123456789012, '123456789012'],
			[789012, 'smsCodeNotValid'],
			['', 'smsCodeNotValid'],
			['12a', 'smsCodeNotValid'],
			[null, 'smsCodeNotValid'],
		],
	],
	[
		'PIN code',
		parsePinCode,
		[
			['1234', '1234'],
			['0042', '0042'],
			['424242', '424242'],
			['12345678', '12345678'],
			[12345678, '12345678'],
			[1234, 'pinCodeNotValid'],
			['123', 'pinCodeNotValid'],
			['123456789', 'pinCodeNotValid'],
			['12b4', 'pinCodeNotValid'],
			[undefined, 'pinCodeNotValid'],
		],
	],
	[
		'wait between 5 and 600 seconds',
		wait,
		[
			[5, 5],
			['600', 600],
			[4, 'waitNotValid'],
			[601, 'waitNotValid'],
			[5.5, 'waitNotValid'],
			['', 'waitNotValid'],
			['soon', 'waitNotValid'],
			[undefined, 'waitNotValid'],
		],
	],
];
