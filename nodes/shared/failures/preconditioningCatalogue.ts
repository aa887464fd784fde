import type { Catalogue } from './entry';

/** Why no preconditioning command was sent: the SDK wants all programs with it, and the car forgets the others. */
export const preconditioningCatalogue: Catalogue = {
	programsUnreadable: {
		message:
			"The car's data do not show its preconditioning programs, so nothing was sent: the car would have lost them",
		hint: "Run Vehicle: Get Status with 'Freshness' set to Refresh and 'Simplify' off, and look at precondInformation: a program in it that is not whole has to be set anew in the car or in its app. Where there is none at all the car may have no remote preconditioning; SDK: Call sends the command all the same.",
		category: 'notFound',
		delivered: 'no',
		retry: 'later',
	},
	programIncomplete: {
		message:
			"'Programs' names a program that the car does not have yet, without a time or without days",
		hint: 'Give a new program its time and its days, for example 07:30 on Monday and Friday.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
};
