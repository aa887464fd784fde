import { must, type Rule } from '../rule';

const shown = 3;

const list = (found: ReadonlySet<string>): string =>
	[...found].slice(0, shown).join('; ') +
	(found.size > shown ? `; and ${found.size - shown} more` : '');

/** About all answers that came while the other rules were checked. */
export const answerRules: readonly Rule[] = [
	{
		id: 'answers.openapi',
		requires: 'Every answer fits the OpenAPI document',
		check: ({ answers }) => must(answers.misfits.size === 0, list(answers.misfits)),
	},
	{
		id: 'answers.problems',
		requires: 'Every error is a problem document (RFC 9457)',
		check: ({ answers }) => must(answers.noProblems.size === 0, list(answers.noProblems)),
	},
	{
		id: 'answers.types',
		requires: 'Every refusal of the bridge has a `type` that the document has for its status',
		check: ({ answers }) => must(answers.foreignTypes.size === 0, list(answers.foreignTypes)),
	},
];
