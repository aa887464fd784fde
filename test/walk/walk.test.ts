import { subjects } from './walkCase';
import { casesOf, lineOf, walk } from './walk';
import { parseCase } from './walkCase';
import { operations } from '../support/operations';
import { partnerOperations } from '../support/partnerOperations';

/** The short form of `npm run walk`: what the nodes say against what the vendors' stand-ins counted. */
const short = { seed: 7, runs: 200, lanes: 4, enough: 1 };

it('finds nothing claimed, denied, repeated or shown that should not be', async () => {
	const { runs, violations } = await walk(short);
	const said = violations.map(({ what, smallest }) => ({ what, again: lineOf(smallest) }));
	expect(said).toEqual([]);
	expect(runs).toBe(short.runs);
});

it('walks through every operation', () => {
	const walked = subjects.map(({ name }) => name);
	expect(walked).toEqual(
		expect.arrayContaining([...operations, ...partnerOperations].map(({ name }) => name)),
	);
	expect(new Set(walked).size).toBe(walked.length);
});

it('has cases that can be repeated from what is printed', () => {
	for (const of of casesOf(1, 500)) expect(parseCase(JSON.stringify(of))).toEqual(of);
});
