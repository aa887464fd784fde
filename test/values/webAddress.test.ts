import { parseCount } from '../../nodes/shared/values/count';
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

describe('a count from 1 to 10', () => {
	const bounds = { min: 1, max: 10 };

	it.each([
		[1, 1],
		[10, 10],
		['3', 3],
		[' 7 ', 7],
	])('can be %j', (raw, value) => {
		expect(parseCount(raw, bounds)).toEqual({ ok: true, value });
	});

	it.each([0, 11, 2.5, -1, '', 'three', undefined, null, true, [3]])('cannot be %j', (raw) => {
		expect(parseCount(raw, bounds)).toEqual({ ok: false, reason: 'countNotValid' });
	});
});
