import fc from 'fast-check';
import { libcCodes, withoutLibcCodes } from '../../nodes/shared/failures/libcCodes';
import { shownIdentifier, shownText } from '../../nodes/shared/failures/vendorText';

describe('shownText', () => {
	test.each([
		['blanks and line breaks', '  two \r\n\t words ', 'two words'],
		['control characters', 'be\u0000ep\u0007', 'beep'],
		['bidi overrides and zero-width characters', 'a\u202eb\u200bc\u2066d\ufeff', 'abcd'],
		['lone surrogates', 'a\ud800b', 'ab'],
		['tags', '<html><body onload="x()">Bad <b>Gateway</b></body>', 'Bad Gateway'],
		['what is left of markup', 'a < b > c & d', 'a ‹ b › c ＆ d'],
		['full-width markup', '＜script＞x', 'x'],
		['a phone number', 'to 33612345678 now', 'to ••••78 now'],
		['a phone number in groups', 'to +33 6 12 34 56 78.', 'to +••••78.'],
		['a number with brackets', '+33 (0)6-12-34-56-78', '+••••78'],
		['Arabic-Indic digits', 'code ٠١٢٣٤٥', 'code ••••٤٥'],
		['six digits', 'PIN=012345', 'PIN=••••45'],
		['five digits stay', 'code 40499', 'code 40499'],
		['a VIN stays', 'VIN VF000000000000001', 'VIN VF000000000000001'],
		['a VIN in brackets stays', '(VR3UHZKXZLT123456)', '(VR3UHZKXZLT123456)'],
		['a phone number beside letters', 'tel33612345678x', 'tel••••78x'],
		[
			'a phone number between others and a VIN',
			'no0612345678/VR3UHZKXZLT123456',
			'no••••78/VR3UHZKXZLT123456',
		],
		['a number as long as a VIN', 'x 33612345678901234', 'x ••••34'],
		['letters as many as make a VIN of it', 'PHONE0033612345678', 'PHONE••••78'],
		['an empty text', '', ''],
		['only invisible characters', '\u200b\u200b \u0000', ''],
	])('%s', (_name, text, shown) => {
		expect(shownText(text)).toBe(shown);
	});

	test.each([
		['as given', 'key s3cr-et_X!', 's3cr-et_X', 'key •••!'],
		['in other case', 'KEY ABCDEF', 'abcdef', 'KEY •••'],
		['split by blanks', 'a b c d e f', 'abcdef', '•••'],
		['split by dashes', 'ab-cd--ef', 'abcdef', '•••'],
		['split by a tag', 'abc<b>def</b>', 'abcdef', '•••'],
		['split by invisible characters', 'abc\u200bdef', 'abcdef', '•••'],
		['given with separators', 'phone 33612345678', '+33 6 12 34 56 78', 'phone •••'],
		['URL-encoded', 'k=a%2Bb%3dc%2Fd', 'a+b=c/d', 'k=•••'],
		['URL-encoded blanks', 'k=ab%20cd', 'ab cd', 'k=•••'],
		['with letters beyond ASCII', 'k=%C3%A9t%c3%a9s', 'étés', 'k=•••'],
		['with a capital that grows in lower case', 'kİmx', 'İm', 'k•••x'],
		['holding markup', 'x a<b>c y', 'a<b>c', 'x ••• y'],
		['with many separators inside', 'x aAAA---+-=0 y', 'aAAA---+-=0', 'x ••• y'],
		['only of separators', 'a --- b', '---', 'a ••• b'],
		['cut off by the end', 'token abcdefgh', 'abcdefghijklmnop', 'token •••'],
		['a short beginning at the end stays', 'token abc', 'abcdefghijklmnop', 'token abc'],
		['twice', 'hunter2 hunter2', 'hunter2', '••• •••'],
		['empty ones change nothing', 'text', '  ', 'text'],
	])('a secret %s', (_name, text, secret, shown) => {
		expect(shownText(text, [secret])).toBe(shown);
	});

	test('the longer of two secrets goes first', () => {
		expect(shownText('x abcdef y', ['abc', 'abcdef'])).toBe('x ••• y');
	});

	test('a text is cut to 300 characters, never through one', () => {
		expect(shownText('€'.repeat(300))).toBe('€'.repeat(300));
		const shown = shownText('😀'.repeat(400));
		expect([...shown]).toHaveLength(300);
		expect(shown.endsWith('😀…')).toBe(true);
	});

	test.each([
		['letters', 'x'],
		['digits', '1'],
		['blanks', ' '],
		['opening brackets', '<a'],
		['grouped digits', '1 '],
		['ligatures that unfold', '\ufdfa'],
		['dashes after a beginning', 's-----------------------------------------------'],
		['half a secret', 'secretsecre'],
		['percent signs', '%2'],
	])('a million characters do no harm: %s', (_name, part) => {
		const text = part.repeat(Math.ceil(1_000_000 / part.length));
		const secrets = ['secretsecret', '1'.repeat(500), '%2'.repeat(300)];
		const shown = shownText(text, secrets);
		expect([...shown].length).toBeLessThanOrEqual(300);
	});

	test('no text whatsoever leaves markup, control characters or a secret', () => {
		const secretText = fc.stringMatching(/^[A-Za-z0-9+/=_-]{4,30}$/);
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 60 }),
				secretText,
				fc.constantFrom('', ' ', '-', '\u200b', ' \u00a0', '<b>', '/'),
				fc.string({ unit: 'binary', maxLength: 60 }),
				(before, secret, between, after) => {
					const text = `${before} ${[...secret].join(between)} ${after}`;
					const shown = shownText(text, [secret]);
					expect(shown).not.toMatch(/[<>&\p{C}]/u);
					if (/[A-Za-z0-9]{4}/.test(secret)) expect(shown).not.toContain(secret);
					expect(shown).not.toMatch(/(?<![\p{L}\p{N}])\p{Nd}{6,}(?![\p{L}\p{N}])/u);
					expect([...shown].length).toBeLessThanOrEqual(300);
				},
			),
		);
	});
});

test.each([
	['953cfefb-bc72', [], '953cfefb-bc72'],
	['a b<c>\u0000', [], 'abc'],
	['id-hunter2', ['hunter2'], 'id-•••'],
	['x'.repeat(500), [], 'x'.repeat(100)],
])('identifier %j', (text, secrets, shown) => {
	expect(shownIdentifier(text, secrets)).toBe(shown);
});

describe('withoutLibcCodes', () => {
	const inUpperCase = (text: string): string[] =>
		libcCodes.filter((code) => text.toUpperCase().includes(code));

	test.each(libcCodes)('%s is broken up, in any case and inside words', (code) => {
		for (const text of [code, code.toLowerCase(), `x${code}x`, `${code}${code}`]) {
			expect(inUpperCase(withoutLibcCodes(text))).toEqual([]);
		}
	});

	test.each([
		['vehiclePermission', 'vehicle·Permission'],
		['all is well', 'all is well'],
		['getaddrınfo', 'g·etaddrınfo'],
		['eexiſt', 'e·exiſt'],
	])('%s', (text, defused) => {
		expect(withoutLibcCodes(text)).toBe(defused);
	});

	test('nothing else changes, and n8n finds no code in any text', () => {
		const pieces = fc.constantFrom(...libcCodes, 'eperm', 'Eei', 'ENOEN', 'T', 'ı', 'ſ', ' ', '·');
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 }))), (parts) => {
				const text = parts.join('');
				const defused = withoutLibcCodes(text);
				expect(inUpperCase(defused)).toEqual([]);
				expect(defused.replaceAll('·', '')).toBe(text.replaceAll('·', ''));
			}),
		);
	});
});
