import fc from 'fast-check';
import metadata from 'libphonenumber-js/metadata.max.json';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { countries, type Country } from '../../nodes/shared/values/country';
import type { Parsed } from '../../nodes/shared/values/parsed';
import { parsePhone, parseSentPhone } from '../../nodes/shared/values/phone';
import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { parseSmsCode } from '../../nodes/shared/values/smsCode';
import { parseSmsPin } from '../../nodes/shared/values/smsPin';
import { folded } from '../../nodes/shared/values/text';
import { parseVin } from '../../nodes/shared/values/vin';

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 300);
const seeded = { numRuns, seed: 20_260_101 };

/** What may stand around a value without being a part of it. */
const wrapping = fc.constantFrom(
	...[
		['', ''],
		["'", ''],
		['"', '"'],
		['=', ''],
		['="', '"'],
		['\u202a', '\u202c'],
	],
	...[
		['  ', '\u00a0'],
		['\ufeff', '\n'],
		['«\u00a0', '\u00a0»'],
		['', '.'],
		['\u2019', ''],
	],
);
const zeros = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x17e0, 0xff10, 0x1d7ce);
const inScript = (text: string, zero: number): string =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** A character that holds no digit and no plus, also when it is folded. */
const junk = fc
	.oneof(
		fc.constantFrom(...`'"()[]{}<>-./,;:#*_=%&@!?~^|\\ xXeEoOlI\u2212\u00b7\u2026\u200b\n\u0301六`),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
	)
	.filter((text) => !/[\d+]/.test(folded(text)));

/** What comes behind a number: an extension, a second number, a fraction, the mark of a footnote. */
const tails = fc.constantFrom(
	...['-12', '-0', '/68', ' /7', '.0', ',0', '.00', ',00', '.5', '.01', ' .0', 'x5', ' x 12', '#5'],
	...[' ext. 5', ';ext=5', ' p.5', ' poste 12', '²', '①', ' (5)', 'E+10', ' / 0123456789', ', 5'],
);

const patternOf = (fields: readonly unknown[]): string => {
	const types: readonly unknown[] = Array.isArray(fields[11]) ? fields[11] : [];
	const [fixed, mobile] = types.map((type) => (Array.isArray(type) ? String(type[0]) : ''));
	return mobile || fixed || '';
};
const plans = Object.entries<readonly unknown[]>(metadata.countries).flatMap(([iso2, fields]) => {
	const country = countries.find((one) => one.iso2 === iso2);
	const mobile = new RegExp(`^(?:${patternOf(fields)})$`);
	return country ? [{ country, callingCode: String(fields[0]), mobile }] : [];
});

/** Somebody's mobile number, in the ways in which it is written, with and without its country. */
const phones = fc
	.constantFrom(...plans)
	.chain(({ country, callingCode, mobile }) =>
		fc.stringMatching(mobile).map((national) => ({ country, digits: callingCode + national })),
	)
	.map(({ country, digits }) => {
		const { iso2 } = country;
		const library = parsePhoneNumberFromString(`+${digits}`);
		const isIt = library?.isValid() === true && library.number === `+${digits}`;
		if (!library || !isIt || !isSupportedCountry(iso2)) return { digits, ways: [] };
		const spaced = library.formatInternational();
		const local = library.formatNational();
		// Some old numbers print like new ones: there the library itself reads another number.
		const isRead = parsePhoneNumberFromString(local, iso2)?.number === `+${digits}`;
		const alone = [`+${digits}`, `00${digits}`, spaced, spaced.replace(/ /g, '.'), digits];
		const inCountry = isRead ? [local, local.replace(/\D/g, ''), digits] : [digits];
		const ways: ReadonlyArray<readonly [string, Country?]> = [
			...alone.map((text) => [text] as const),
			...inCountry.map((text) => [text, country] as const),
		];
		return { digits, ways };
	})
	// One that ends in 0 may be a spreadsheet's number with a fraction.
	.filter(({ digits, ways }) => ways.length > 0 && !digits.endsWith('0'))
	.chain(({ digits, ways }) =>
		fc.constantFrom(...ways).map(([text, country]) => ({ digits, text, country })),
	);

/** Whether the field named this number: fails for every other one. */
function isRead(raw: string, digits: string, country?: Country, parse = parsePhone): boolean {
	const parsed = parse(raw, country);
	expect([raw, parsed.ok ? parsed.value.e164Digits : digits]).toEqual([raw, digits]);
	return parsed.ok;
}

describe.each([
	['a phone that gets an SMS', parsePhone],
	['a phone that got one', parseSentPhone],
])('%s', (_, parse) => {
	it('is the one that the field names, whatever stands around it, in whatever script', () => {
		let read = 0;
		fc.assert(
			fc.property(phones, wrapping, zeros, (phone, [before, after], zero) => {
				const raw = `${before ?? ''}${inScript(phone.text, zero)}${after ?? ''}`;
				read += isRead(raw, phone.digits, phone.country, parse) ? 1 : 0;
			}),
			seeded,
		);
		// Not read: bare digits that are a number of another country, too.
		expect(read).toBeGreaterThan(numRuns * 0.85);
	});

	it('is the same or none with a character more', () => {
		fc.assert(
			fc.property(phones, junk, fc.nat(), (phone, character, place) => {
				const at = place % (phone.text.length + 1);
				const raw = phone.text.slice(0, at) + character + phone.text.slice(at);
				isRead(raw, phone.digits, phone.country, parse);
			}),
			seeded,
		);
	});

	it('is the same or none with something behind it', () => {
		fc.assert(
			fc.property(phones, tails, ({ text, digits, country }, tail) => {
				// With its own dots or dashes the tail is a group like the others.
				fc.pre(!/[-./]/.test(text) || !/^[-./]\d\d$/.test(tail));
				isRead(`${text}${tail}`, digits, country, parse);
			}),
			seeded,
		);
	});

	it('is the same or none where a spreadsheet has made a number of it', () => {
		fc.assert(
			fc.property(phones, fc.constantFrom('', '.0', ',0', '.00', ',00'), (phone, fraction) => {
				const number = Number(phone.text.replace(/\D/g, ''));
				isRead(`${number}${fraction}`, phone.digits, phone.country, parse);
				isRead(number.toExponential(4), phone.digits, phone.country, parse);
				expect(parse(number + 0.5, phone.country).ok).toBe(false);
			}),
			seeded,
		);
	});
});

const digitsOf = (minLength: number, maxLength: number) =>
	fc.stringMatching(new RegExp(`^\\d{${minLength},${maxLength}}$`));

describe.each<[string, (raw: unknown) => Parsed<string>, fc.Arbitrary<string>]>([
	['SMS PIN', parseSmsPin, digitsOf(6, 6)],
	['SMS code', parseSmsCode, digitsOf(1, 12)],
	['PIN code', parsePinCode, digitsOf(4, 8)],
])('%s', (_, parse, codes) => {
	const codeOf = (raw: unknown, code: string): string => {
		const parsed = parse(raw);
		return parsed.ok ? parsed.value : code;
	};

	it('is read with dashes and spaces, whatever stands around it, in whatever script', () => {
		const dashes = fc.constantFrom(
			'',
			' ',
			'-',
			'\u2011',
			'\u2013',
			' \u2014 ',
			'\u2212',
			'\u00a0',
		);
		fc.assert(
			fc.property(
				...([codes, wrapping, zeros, dashes, fc.nat()] as const),
				(code, [before, after], zero, dash, place) => {
					const at = place % code.length;
					const text = inScript(code.slice(0, at) + dash + code.slice(at), zero);
					expect(parse(`${before ?? ''}${text}${after ?? ''}`)).toEqual({ ok: true, value: code });
				},
			),
			seeded,
		);
	});

	it('is the same or none with a character more, or with something behind it', () => {
		fc.assert(
			fc.property(
				codes,
				fc.oneof(
					junk,
					tails.filter((tail) => !/^[-\s]+\d/.test(tail)),
				),
				fc.nat(),
				(code, more, place) => {
					const at = place % (code.length + 1);
					const raws = [
						`${code}${more}`,
						...(/\d/.test(folded(more)) ? [] : [code.slice(0, at) + more + code.slice(at)]),
					];
					for (const raw of raws) {
						// 1234.00 inside of a code is its own fraction.
						if (/^\d+[.,]0+$/.test(raw) && !raw.startsWith(code)) continue;
						expect([raw, codeOf(raw, code)]).toEqual([raw, code]);
					}
				},
			),
			seeded,
		);
	});

	it('is the same or none as a number', () => {
		fc.assert(
			fc.property(codes, fc.constantFrom('', '.0', ',00'), (code, fraction) => {
				expect(codeOf(Number(code), code)).toBe(code);
				if (fraction) expect(codeOf(`${Number(code)}${fraction}`, code)).toBe(code);
			}),
			seeded,
		);
	});
});

describe('folding', () => {
	it('reads the decimal digits of every script as the library of the language does', () => {
		const systems = Intl.supportedValuesOf('numberingSystem');
		const ofSystem = (numberingSystem: string): string =>
			new Intl.NumberFormat('en', {
				numberingSystem,
				useGrouping: false,
				minimumIntegerDigits: 10,
			}).format(123456789);
		const decimal = systems.map(ofSystem).filter((text) => /^\p{Nd}{10}$/u.test(text));
		expect(decimal.length).toBeGreaterThan(50);
		for (const text of decimal) expect([text, folded(text)]).toEqual([text, '0123456789']);
	});

	it('no sign that is no digit becomes one in a phone number or a code', () => {
		const signs = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
			(sign) => !/\p{Nd}/u.test(sign) && /\d/.test(folded(sign)),
		);
		expect(signs.length).toBeGreaterThan(200);
		expect(signs.filter((sign) => parsePhone(`+49151234567${sign}8`).ok)).toEqual([]);
		expect(signs.filter((sign) => parseSmsCode(`24${sign}24`).ok)).toEqual([]);
	});

	it('nor a letter or digit of a VIN that lacks one', () => {
		const sixteen = 'VR3UHZKXZLT12345';
		const signs = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
			(sign) =>
				!/[\0-\x7f\uff01-\uff5e\p{Nd}]/u.test(sign) && /[A-Z0-9]/.test(folded(sign).toUpperCase()),
		);
		expect(signs.length).toBeGreaterThan(1000);
		const taken = signs.flatMap((sign) => [sixteen + sign, sixteen.slice(0, -1) + sign]);
		expect(taken.filter((text) => parseVin(text).ok)).toEqual([]);
	});
});
