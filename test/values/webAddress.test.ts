import { parseWebAddress } from '../../nodes/shared/values/webAddress';

describe('the address of a web page', () => {
	it.each(['https://www.example.com/thanks?for=you#top', 'http://localhost:8080', ' https://a.b '])(
		'can be %s',
		(text) => {
			expect(parseWebAddress(text)).toEqual({ ok: true, value: text.trim() });
		},
	);

	it.each([undefined, null, '', '  '])('can be left out: %j', (raw) => {
		expect(parseWebAddress(raw)).toEqual({ ok: true, value: undefined });
	});

	it.each([
		'/thanks',
		'www.example.com',
		'javascript:alert(1)',
		'data:text/html,x',
		'ftp://example.com',
		'https://',
		'https://example.com/\r\nset-cookie:a=b',
		'https://exam\nple.com',
		'https://example.com/a b',
		'https://example.com/\u0000',
		'https://example.com/\u202e',
		42,
		{},
		`https://example.com/${'x'.repeat(1000)}`,
	])('cannot be %j', (raw) => {
		expect(parseWebAddress(raw)).toEqual({ ok: false, reason: 'redirectNotValid' });
	});
});
