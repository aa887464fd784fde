import fc from 'fast-check';
import { describedAnswer } from '../../nodes/shared/failures/describedAnswer';

const token = 'C6hfYZIER3CVoGVYwTiZLg';
const of = (body: string, contentType = '') => describedAnswer({ body, contentType });

it.each([
	['nothing', '', '', 'an empty answer'],
	['blanks', ' \n ', '', 'an empty answer'],
	[
		'an object',
		`{"status":"OK","smsToken":"${token}","errors":{}}`,
		'',
		'a JSON object with status, smsToken, errors',
	],
	['an object without members', '{}', '', 'a JSON object without members'],
	[
		'an object with names that are values',
		`{"${token}":1,"33612345678":1,"ok":1}`,
		'',
		'a JSON object with ok and 2 more',
	],
	['only such', `{"${token}":1}`, '', 'a JSON object with 1 members'],
	['a list', '[1,2]', '', 'a JSON list, 5 characters'],
	['a text', `"${token}"`, '', 'JSON of another kind, 24 characters'],
	['JSON cut short', `{"smsToken":"${token}`, '', 'JSON that is not whole, 35 characters'],
	[
		'a page',
		'<!doctype html><title>Sign in</title><style>p{a:b}</style><script>let secret</script><h1>Welcome back',
		'',
		'a web page, 101 characters: “Sign in Welcome back”',
	],
	['a page by its type', 'Moved', 'text/html; charset=utf-8', 'a web page, 5 characters: “Moved”'],
	['XML', '<?xml version="1.0"?><fault>Denied</fault>', '', 'XML, 42 characters: “Denied”'],
	[
		'text',
		`Access denied for ${token}, code 123456`,
		'text/plain',
		'text, 53 characters: “Access denied for code”',
	],
])('%s', (_, body, contentType, described) => {
	expect(of(body, contentType)).toBe(described);
});

it('says what an answer is about if that is something else', () => {
	const answer = { contentType: '', body: '{}', about: 'phone' } as const;
	expect(describedAnswer(answer)).toBe('an answer about another phone number');
});

it('quotes no token and no number, wherever it stands', () => {
	const secret = fc.oneof(
		fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/).filter((text) => /[0-9]|[a-z][A-Z]/.test(text)),
		fc.stringMatching(/^[0-9]{4,20}$/),
	);
	const around = fc.constantFrom(
		(text: string) => text,
		(text: string) => `{"a":"${text}"}`,
		(text: string) => `{"${text}":1}`,
		(text: string) => `["${text}"]`,
		(text: string) => `{"smsToken":"${text}`,
		(text: string) => `<p>Token ${text}</p>`,
		(text: string) => `<p title="${text}">${text}</p>`,
		(text: string) => `Your token is ${text}.`,
	);
	fc.assert(
		fc.property(secret, around, fc.constantFrom('', 'text/html'), (text, wrap, contentType) => {
			const size = ` ${wrap(text).length} `;
			expect(of(wrap(text), contentType).replace(size, '')).not.toContain(text);
		}),
		{ numRuns: 500, seed: 6 },
	);
});
