import fc from 'fast-check';
import { parseCountry } from '../../nodes/shared/values/country';
import { inputReasons } from '../../nodes/shared/values/inputReason';
import { parseProgramChanges } from '../../nodes/shared/values/preconditioningPrograms';
import { parseVin } from '../../nodes/shared/values/vin';
import { numberCases } from './numberCases';
import { anything, outcome, type Parser } from './reading';
import { dayCases } from './programCases';
import { kindCases } from './kindCases';
import { textCases } from './textCases';

const tables = [...textCases, ...numberCases, ...dayCases, ...kindCases];

describe.each(tables)('%s', (_, parse, cases) => {
	it.each(cases)('%p is read as %p', (raw, expected) => {
		expect(outcome(parse(raw))).toEqual(expected);
	});

	it('reads its own values back unchanged', () => {
		const values = cases.map(([raw]) => parse(raw)).filter(({ ok }) => ok);
		expect(values.length).toBeGreaterThan(0);
		for (const parsed of values) expect(parsed.ok && parse(parsed.value)).toEqual(parsed);
	});
});

describe('every parser', () => {
	const parsers: ReadonlyArray<readonly [string, Parser]> = [
		...tables.map(([name, parse]) => [name, parse] as const),
		['country', parseCountry],
		['VIN', parseVin],
		['change of programs', parseProgramChanges],
	];

	it.each(parsers)('of a %s never throws, and names a known reason', (_, parse) => {
		fc.assert(
			fc.property(anything, (raw) => {
				const parsed = parse(raw);
				expect(parsed.ok || inputReasons.includes(parsed.reason)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
