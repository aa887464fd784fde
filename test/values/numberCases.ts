import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { parseSmsCode } from '../../nodes/shared/values/smsCode';
import { parseSmsPin } from '../../nodes/shared/values/smsPin';
import type { ParserCases } from './reading';

/** Values made of digits, and what becomes of each input. */
export const numberCases: readonly ParserCases[] = [
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
];
