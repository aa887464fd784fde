import fc from 'fast-check';
import { parseServerAddress } from '../../nodes/shared/values/serverAddress';
import { anything, outcome } from './reading';

describe('the address of a server', () => {
	it.each([
		['https://bridge.example.com', 'https://bridge.example.com'],
		['https://bridge.example.com/', 'https://bridge.example.com'],
		['https://bridge.example.com///', 'https://bridge.example.com'],
		[' https://bridge.example.com \n', 'https://bridge.example.com'],
		['\u200bhttps://bridge.example.com\ufeff', 'https://bridge.example.com'],
		['https://bridge.example.com/api/v2/', 'https://bridge.example.com/api/v2'],
		['HTTPS://Bridge.Example.com', 'HTTPS://Bridge.Example.com'],
		['http://localhost:4280', 'http://localhost:4280'],
		['http://bridge.local', 'http://bridge.local'],
		['http://192.168.1.20:8443', 'http://192.168.1.20:8443'],
		['http://[::1]:4280/', 'http://[::1]:4280'],
		['https://[2001:db8::7]', 'https://[2001:db8::7]'],
		['https://brücke.example', 'https://brücke.example'],
		['https://xn--brcke-lva.example', 'https://xn--brcke-lva.example'],
		['https://例え.テスト/経路', 'https://例え.テスト/経路'],
		['https://host/a@b', 'https://host/a@b'],
		['https://host/a%20b', 'https://host/a%20b'],
	])('%j is %s', (text, address) => {
		expect(parseServerAddress(text)).toEqual({ ok: true, value: address });
	});

	it.each([
		[undefined, 'serverAddressMissing'],
		[null, 'serverAddressMissing'],
		['', 'serverAddressMissing'],
		[' \n ', 'serverAddressMissing'],
		['localhost:4280', 'serverAddressNoScheme'],
		['bridge.local', 'serverAddressNoScheme'],
		['192.168.1.20', 'serverAddressNoScheme'],
		['[::1]:4280', 'serverAddressNoScheme'],
		['//bridge.local', 'serverAddressNoScheme'],
		['/bridge', 'serverAddressNoScheme'],
		['http:/bridge.local', 'serverAddressNoScheme'],
		['https:bridge.local', 'serverAddressNoScheme'],
		['http//bridge.local', 'serverAddressNoScheme'],
		['http;//bridge.local', 'serverAddressNoScheme'],
		['https:\\\\bridge.local', 'serverAddressNoScheme'],
		['htps://bridge.local', 'serverAddressNoScheme'],
		['httpss://bridge.local', 'serverAddressNoScheme'],
		['ftp://bridge.local', 'serverAddressNoScheme'],
		['ws://bridge.local', 'serverAddressNoScheme'],
		['file:///etc/hosts', 'serverAddressNoScheme'],
		['javascript:alert(1)', 'serverAddressNoScheme'],
		['user:word@bridge.local', 'serverAddressNoScheme'],
		['https://user:word@bridge.local', 'serverAddressHasLogin'],
		['https://user@bridge.local', 'serverAddressHasLogin'],
		['https://:word@bridge.local', 'serverAddressHasLogin'],
		['https://@bridge.local', 'serverAddressHasLogin'],
		['https://user:wo@rd@bridge.local/', 'serverAddressHasLogin'],
		['https://bridge.local?token=x', 'serverAddressHasQuery'],
		['https://bridge.local/api?', 'serverAddressHasQuery'],
		['https://bridge.local/#top', 'serverAddressHasQuery'],
		['https://', 'serverAddressNotValid'],
		['https:///bridge.local', 'serverAddressNotValid'],
		['https://:4280', 'serverAddressNotValid'],
		['https://bridge.local:99999', 'serverAddressNotValid'],
		['https://bridge.local:port', 'serverAddressNotValid'],
		['https://bridge .local', 'serverAddressNotValid'],
		['https:// bridge.local', 'serverAddressNotValid'],
		['https://bridge.local/a path', 'serverAddressNotValid'],
		['https://bridge.local\n/x', 'serverAddressNotValid'],
		['https://bridge.local\\api', 'serverAddressNotValid'],
		['https://[::1', 'serverAddressNotValid'],
		['https://300.1.1.1', 'serverAddressNotValid'],
		['https://https://bridge.local', 'serverAddressNotValid'],
		['https://http://bridge.local', 'serverAddressNotValid'],
		[`https://bridge.local/${'x'.repeat(1000)}`, 'serverAddressNotValid'],
		[42, 'serverAddressNotValid'],
		[{ url: 'https://bridge.local' }, 'serverAddressNotValid'],
	])('%j is none: %s', (text, reason) => {
		expect(outcome(parseServerAddress(text))).toBe(reason);
	});

	it('stays what it is when read again', () => {
		fc.assert(
			fc.property(fc.webUrl(), fc.constantFrom('', '/', '//'), (url, end) => {
				const first = outcome(parseServerAddress(url + end));
				expect(outcome(parseServerAddress(first))).toBe(first);
				expect(first).not.toMatch(/\/$/);
			}),
			{ seed: 4 },
		);
	});

	it('is never more than host, port and path', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
				(text) => {
					const parsed = parseServerAddress(text);
					if (!parsed.ok) return;
					const { protocol, username, password, search, hash, hostname } = new URL(parsed.value);
					expect(['http:', 'https:']).toContain(protocol);
					expect([username, password, search, hash]).toEqual(['', '', '', '']);
					expect(hostname).not.toBe('');
				},
			),
			{ seed: 4, numRuns: 1000 },
		);
	});

	it('takes anything without a crash', () => {
		fc.assert(
			fc.property(anything, (raw) => {
				expect(typeof parseServerAddress(raw).ok).toBe('boolean');
			}),
			{ seed: 4 },
		);
	});
});
