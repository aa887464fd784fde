import fc from 'fast-check';
import { parseChoice, parseChoices } from '../../nodes/shared/values/choice';
import { parseSwitch } from '../../nodes/shared/values/switchValue';
import { parseWholeNumber } from '../../nodes/shared/values/wholeNumber';
import { freshness } from './kindCases';
import { anything } from './reading';

const values = freshness.map(({ value }) => value);

it.each([
	['choice', parseChoice(freshness)],
	['choices', parseChoices(freshness)],
] as const)('a wrong %s tells what is offered', (_, parse) => {
	expect(parse('often')).toMatchObject({ ok: false, choices: values });
});

it('a wrong number tells the bounds', () => {
	const bounds = { min: 1, max: 16 };
	expect(parseWholeNumber(bounds)('many')).toEqual({
		ok: false,
		reason: 'numberNotValid',
		bounds,
	});
});

describe('of 300 values of any kind', () => {
	const seeded = { numRuns: 300, seed: 20_261 };

	it('a switch takes none but true and false and their texts', () => {
		fc.assert(
			fc.property(fc.oneof(fc.mixedCase(fc.constantFrom('true', ' false')), anything), (raw) => {
				const parsed = parseSwitch(raw);
				if (!parsed.ok || typeof raw === 'boolean') return;
				expect(typeof raw).toBe('string');
				expect(String(raw).toLowerCase()).toContain(String(parsed.value));
			}),
			seeded,
		);
	});

	it('a choice takes none that is not offered', () => {
		fc.assert(
			fc.property(anything, (raw) => {
				const parsed = parseChoice(freshness)(raw);
				if (parsed.ok) expect(values).toContain(parsed.value);
			}),
			seeded,
		);
	});

	it('a number is one within the bounds, and the one that was given', () => {
		const given = fc.oneof(fc.integer(), fc.double(), fc.integer().map(String), anything);
		fc.assert(
			fc.property(given, fc.nat(50), fc.nat(5000), (raw, min, more) => {
				const bounds = { min, max: min + more };
				const parsed = parseWholeNumber(bounds)(raw);
				const isOne =
					typeof raw === 'number' && Number.isInteger(raw) && raw >= min && raw <= bounds.max;
				if (typeof raw === 'number') expect(parsed.ok).toBe(isOne);
				if (parsed.ok) expect(parsed.value >= min && parsed.value <= bounds.max).toBe(true);
			}),
			seeded,
		);
	});

	it('a number given as text is read as the number is', () => {
		fc.assert(
			fc.property(fc.integer({ min: -10, max: 6000 }), (number) => {
				const parse = parseWholeNumber({ min: 1, max: 5000 });
				expect(parse(String(number))).toEqual(parse(number));
				expect(parse(number).ok).toBe(number >= 1 && number <= 5000);
			}),
			seeded,
		);
	});
});
