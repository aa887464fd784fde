import fc from 'fast-check';
import type { Parsed } from '../../nodes/shared/values/parsed';

export type Parser = (raw: unknown) => Parsed<unknown>;

/** A parser by the name of its value, with inputs and the value or reason expected of each. */
export type ParserCases = readonly [
	name: string,
	parse: Parser,
	cases: ReadonlyArray<readonly [raw: unknown, expected: unknown]>,
];

/** The value, or for comparison in tables the reason why there is none. */
export const outcome = <T>(parsed: Parsed<T>): T | string =>
	parsed.ok ? parsed.value : parsed.reason;

/** The value of input that must be one. */
export function valueOf<T>(parsed: Parsed<T>): T {
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.value;
}

const hostile = (name: string): unknown =>
	Object.defineProperty({}, name, {
		enumerable: true,
		get: () => {
			throw new Error('hostile getter');
		},
	});

const hostileProxy: unknown = new Proxy(
	{},
	{
		has: (_, name) => {
			if (name === 'toMillis') throw new Error('hostile proxy');
			return false;
		},
	},
);

/** What an expression in a workflow may give, and worse. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
	fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.maxSafeInteger(),
	fc.constantFrom<unknown>(
		...[undefined, null, NaN, Infinity, -0, 1e21, 10n ** 40n, Symbol('value'), () => '1'],
		...['1'.repeat(1_000_000), ' '.repeat(1_000_000), '\ud800', '\u0000', '٣٣', '＋３３'],
		...[Object.create(null), [[]], [null], new Date(NaN), hostile('toMillis'), hostile('toISO')],
		hostileProxy,
		{ toMillis: () => 1n, toISO: () => '' },
		{ [Symbol.toStringTag]: 'Date' },
	),
);
