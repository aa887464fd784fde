import fc from 'fast-check';
import { parseCompanyName } from '../../nodes/shared/values/companyName';
import {
	consentChannelNames,
	parseConsentChannels,
} from '../../nodes/shared/values/consentChannels';
import { parseCountry } from '../../nodes/shared/values/country';
import { parseDurationMinutes } from '../../nodes/shared/values/durationMinutes';
import { inputReasons } from '../../nodes/shared/values/inputReason';
import type { Parsed } from '../../nodes/shared/values/parsed';
import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { parseSessionName } from '../../nodes/shared/values/sessionName';
import { parseSmsCode } from '../../nodes/shared/values/smsCode';
import { parseSmsMessage } from '../../nodes/shared/values/smsMessage';
import { parseSmsPin } from '../../nodes/shared/values/smsPin';
import { parseSmsToken } from '../../nodes/shared/values/smsToken';
import { parseTimeZone } from '../../nodes/shared/values/timeZone';
import { parseVin } from '../../nodes/shared/values/vin';
import { parseWaitSeconds } from '../../nodes/shared/values/waitSeconds';
import { anything, outcome } from './reading';

type Case = readonly [raw: unknown, expected: unknown];
type Parser = (raw: unknown) => Parsed<unknown>;

const wait: Parser = (raw) => parseWaitSeconds(raw, { min: 5, max: 600 });

const tables: ReadonlyArray<readonly [name: string, parse: Parser, cases: readonly Case[]]> = [
	[
		'company name',
		parseCompanyName,
		[
			['ABC', 'ABC'],
			['  My Company ', 'My Company'],
			['MYCOMPANY11', 'MYCOMPANY11'],
			["Smith's & Co", 'companyNameLength'],
			['Smith & Co.', 'Smith & Co.'],
			["O'Neill_1!", "O'Neill_1!"],
			['AB', 'companyNameLength'],
			['A'.repeat(12), 'companyNameLength'],
			['', 'companyNameLength'],
			[undefined, 'companyNameLength'],
			['Citroën', 'companyNameCharacters'],
			['Shop 🚗', 'companyNameCharacters'],
			['A\nBC', 'companyNameCharacters'],
			['<b>A</b>', 'companyNameCharacters'],
			[12345, 'companyNameCharacters'],
		],
	],
	[
		'SMS message',
		parseSmsMessage,
		[
			['Your code: ', 'Your code: '],
			['Été à Noël: l’œuf « coûte » 3 €… – vite!', 'Été à Noël: l’œuf « coûte » 3 €… – vite!'],
			['Votre\u00a0code\u202f:', 'Votre code :'],
			['E\u0301te\u0301', 'Été'],
			['Ihr Code für 50% + 1 = @home #1', 'Ihr Code für 50% + 1 = @home #1'],
			['Ο κωδικός σας', 'Ο κωδικός σας'],
			['x', 'x'],
			['x'.repeat(125), 'x'.repeat(125)],
			['e\u0301'.repeat(125), 'é'.repeat(125)],
			['x'.repeat(126), 'messageLength'],
			['x'.repeat(1_000_000), 'messageLength'],
			['', 'messageMissing'],
			['   ', 'messageMissing'],
			[null, 'messageMissing'],
			['two\nlines', 'messageCharacters'],
			['tab\there', 'messageCharacters'],
			['bell\u0007', 'messageCharacters'],
			['hidden\u200btext', 'messageCharacters'],
			['\u202eright to left', 'messageCharacters'],
			['car 🚗', 'messageCharacters'],
			['heart ♥', 'messageCharacters'],
			['half \ud83d', 'messageCharacters'],
			[42, 'messageCharacters'],
		],
	],
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
		'consent channels',
		parseConsentChannels,
		[
			[['sms'], ['sms']],
			[
				['phone3', 'sms2', 'email', 'sms'],
				['sms', 'sms2', 'email', 'phone3'],
			],
			[['SMS', ' Sms '], ['sms']],
			['sms, email2', ['sms', 'email2']],
			[consentChannelNames, consentChannelNames],
			[[], 'noConsentChannel'],
			['', 'noConsentChannel'],
			[undefined, 'noConsentChannel'],
			[['sms1'], 'consentChannelNotValid'],
			[['sms6'], 'consentChannelNotValid'],
			[['sms', 'fax'], 'consentChannelNotValid'],
			[['sms', null], 'consentChannelNotValid'],
			// eslint-disable-next-line no-sparse-arrays
			[['sms', , 'email'], 'consentChannelNotValid'],
			['sms,', 'consentChannelNotValid'],
			[{ sms: true }, 'consentChannelNotValid'],
			[1, 'consentChannelNotValid'],
			[new Array(5_000_000), 'consentChannelNotValid'],
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
		'SMS token',
		parseSmsToken,
		[
			['C6hfYZIER3CVoGVYwTiZLg', 'C6hfYZIER3CVoGVYwTiZLg'],
			[' C6hfYZIER3CVoGVYwTiZLg\n', 'C6hfYZIER3CVoGVYwTiZLg'],
			['a+/=_-.~', 'a+/=_-.~'],
			['t'.repeat(256), 't'.repeat(256)],
			['t'.repeat(257), 'smsTokenNotValid'],
			['two words', 'smsTokenNotValid'],
			['null\u0000', 'smsTokenNotValid'],
			[123, 'smsTokenNotValid'],
			[{}, 'smsTokenNotValid'],
			['', 'smsTokenMissing'],
			[undefined, 'smsTokenMissing'],
		],
	],
	[
		'session name',
		parseSessionName,
		[
			['default', 'default'],
			[' Fleet-1_a~b.c ', 'Fleet-1_a~b.c'],
			['s'.repeat(64), 's'.repeat(64)],
			['s'.repeat(65), 'sessionNotValid'],
			['a/b', 'sessionNotValid'],
			['a b', 'sessionNotValid'],
			['.', 'sessionNotValid'],
			['..', 'sessionNotValid'],
			['...', '...'],
			['é', 'sessionNotValid'],
			['', 'sessionNotValid'],
			[1, 'sessionNotValid'],
			[undefined, 'sessionNotValid'],
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
	[
		'time zone',
		parseTimeZone,
		[
			['Europe/Paris', 'Europe/Paris'],
			[' Australia/Lord_Howe ', 'Australia/Lord_Howe'],
			['UTC', 'UTC'],
			['Etc/GMT+5', 'Etc/GMT+5'],
			['Europe/Atlantis', 'timeZoneNotValid'],
			['+02:00', 'timeZoneNotValid'],
			['DEFAULT', 'timeZoneNotValid'],
			['', 'timeZoneNotValid'],
			[undefined, 'timeZoneNotValid'],
			[1, 'timeZoneNotValid'],
		],
	],
];

describe.each(tables)('%s', (_, parse, cases) => {
	it.each(cases)('%p is read as %p', (raw, expected) => {
		expect(outcome(parse(raw))).toEqual(expected);
	});

	it('reads its own values back unchanged', () => {
		const values = cases.map(([raw]) => parse(raw)).filter(({ ok }) => ok);
		expect(values.length).toBeGreaterThan(0);
		for (const parsed of values) expect(parsed.ok && parse(parsed.value)).toEqual(parsed);
	});
});

describe('every parser', () => {
	const parsers: ReadonlyArray<readonly [string, Parser]> = [
		...tables.map(([name, parse]) => [name, parse] as const),
		['country', parseCountry],
		['VIN', parseVin],
	];

	it.each(parsers)('of a %s never throws, and names a known reason', (_, parse) => {
		fc.assert(
			fc.property(anything, (raw) => {
				const parsed = parse(raw);
				expect(parsed.ok || inputReasons.includes(parsed.reason)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
