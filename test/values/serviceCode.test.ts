import * as fc from 'fast-check';
import { parseServiceCode } from '../../nodes/shared/values/serviceCode';

it.each([
	['SERVICE1_CODE', 'SERVICE1_CODE'],
	['service1_code', 'service1_code'],
	['  A.b-c:d_9 ', 'A.b-c:d_9'],
	['Ünïcode', 'Ünïcode'],
	[42, '42'],
	['X'.repeat(100), 'X'.repeat(100)],
])('%j is the service %s', (raw, value) => {
	expect(parseServiceCode(raw)).toEqual({ ok: true, value });
});

it.each([
	['', 'serviceMissing'],
	['   ', 'serviceMissing'],
	[undefined, 'serviceMissing'],
	[null, 'serviceMissing'],
	['SERVICE 1', 'serviceNotValid'],
	['A,B', 'serviceNotValid'],
	['A/B', 'serviceNotValid'],
	['A"B', 'serviceNotValid'],
	['X'.repeat(101), 'serviceNotValid'],
	[{}, 'serviceNotValid'],
	[['SERVICE1_CODE'], 'serviceNotValid'],
	[true, 'serviceNotValid'],
])('%j is refused as %s', (raw, reason) => {
	expect(parseServiceCode(raw)).toEqual({ ok: false, reason });
});

it('takes nothing that would have to be escaped in JSON or a URL query', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (raw) => {
			const parsed = parseServiceCode(raw);
			if (!parsed.ok) return;
			expect(JSON.stringify(parsed.value)).toBe(`"${parsed.value}"`);
			expect(parsed.value).not.toMatch(/[\s&=?#%+/]/);
		}),
	);
});
