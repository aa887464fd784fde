import * as fc from 'fast-check';
import { isJsonObject, objectIn, parseJson, textIn } from '../../nodes/shared/clients/json';

describe('parseJson', () => {
	it.each(['', '<html>', '{"a":', 'undefined', '{"a":1}}'])('finds nothing in %j', (body) => {
		expect(parseJson(body)).toBeUndefined();
	});

	it('reads back every JSON value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				// -0 has no JSON of its own.
				const text = JSON.stringify(value);
				expect(JSON.stringify(parseJson(text))).toBe(text);
			}),
		);
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.string(), (body) => void parseJson(body)));
	});
});

it.each([
	[{}, true],
	[{ a: 1 }, true],
	[[], false],
	[null, false],
	[undefined, false],
	['{}', false],
	[1, false],
])('isJsonObject(%j) is %s', (value, expected) => {
	expect(isJsonObject(value)).toBe(expected);
});

it.each([
	[{ a: { b: 1 } }, { b: 1 }],
	[{ a: null }, {}],
	[{ a: [1] }, {}],
	[{ a: 'x' }, {}],
	[{}, {}],
])('objectIn(%j) is %j', (parent, expected) => {
	expect(objectIn(parent, 'a')).toEqual(expected);
});

it.each([
	['text', 'text'],
	['  text\t', 'text'],
	[0, '0'],
	[2302, '2302'],
	['', undefined],
	['   ', undefined],
	[null, undefined],
	[undefined, undefined],
	[true, undefined],
	[{}, undefined],
	[['text'], undefined],
])('textIn of %j is %j', (value, expected) => {
	expect(textIn({ a: value }, 'a')).toBe(expected);
});
