import * as fc from 'fast-check';
import { allowedRemovals, parseRemovalLimit } from '../../nodes/shared/values/removalLimit';
import { anything } from './reading';

const share = (percent: number) => ({ kind: 'share', percent });
const cars = (count: number) => ({ kind: 'cars', count });

it.each([
	['20%', share(20)],
	[' 20 % ', share(20)],
	['2.5%', share(2.5)],
	['2,5 %', share(2.5)],
	['100%', share(100)],
	['２０％', share(20)],
	['٢٠٪', share(20)],
	['0%', cars(0)],
	['0,0%', cars(0)],
	['15', cars(15)],
	[15, cars(15)],
	[0, cars(0)],
	['100000', cars(100_000)],
])('%j is %j', (raw, value) => {
	expect(parseRemovalLimit(raw)).toEqual({ ok: true, value });
});

it.each([
	...['', ' ', '%', '101%', '100.1%', '-5%', '-5', '20 percent', '20% of all', 'all', '1e3', '1.5'],
	...[
		'20%%',
		'5-10',
		0.2,
		-1,
		1.5,
		Number.NaN,
		Infinity,
		true,
		false,
		null,
		undefined,
		[],
		['20%'],
		{},
	],
])('%j is neither a share nor a number of cars', (raw) => {
	expect(parseRemovalLimit(raw)).toEqual({ ok: false, reason: 'removalLimitNotValid' });
});

it.each([
	['20%', 0, 10],
	['20%', 40, 10],
	['20%', 50, 10],
	['20%', 54, 10],
	['20%', 55, 11],
	['20%', 1000, 200],
	['0.1%', 40_000, 40],
	['100%', 40, 40],
	['0%', 40, 0],
	['5', 40, 5],
	['500', 40, 500],
])('%s of a list of %i cars are %i', (raw, listed, allowed) => {
	const limit = parseRemovalLimit(raw);
	expect(limit.ok && allowedRemovals(limit.value, listed)).toBe(allowed);
});

it('allows a whole number, more of a longer list, and all of it at 100%', () => {
	const percent = fc.integer({ min: 1, max: 100 });
	const listed = fc.nat({ max: 1_000_000 });
	fc.assert(
		fc.property(percent, listed, listed, (given, one, other) => {
			const limit = parseRemovalLimit(`${given}%`);
			if (!limit.ok) throw new Error(limit.reason);
			const [few, many] = [one, other]
				.sort((a, b) => a - b)
				.map((n) => allowedRemovals(limit.value, n));
			expect([few, many].every(Number.isInteger)).toBe(true);
			expect(many).toBeGreaterThanOrEqual(few ?? NaN);
			expect(allowedRemovals({ kind: 'share', percent: 100 }, one)).toBeGreaterThanOrEqual(one);
		}),
		{ seed: 7 },
	);
});

it('never throws, and names its own reason', () => {
	fc.assert(
		fc.property(anything, (raw) => {
			const parsed = parseRemovalLimit(raw);
			expect(parsed.ok || parsed.reason === 'removalLimitNotValid').toBe(true);
		}),
		{ seed: 7 },
	);
});
