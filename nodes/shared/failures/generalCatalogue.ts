import type { Entry } from './entry';

/** A code that is in no published table of its vendor. */
export const unlistedCodeEntry: Entry = {
	message: '{System} answered with the code {code}, which its documentation does not list{words}',
	hint: '{check}. Give the code to the support of the vendor if it keeps coming.',
	hintForRead:
		'Run the node again later. Give the code to the support of the vendor if it keeps coming.',
	category: 'unknown',
	delivered: 'unknown',
	retry: 'later',
};

/** A delivery status that DQE does not document. */
export const unlistedStatusEntry: Entry = {
	message: 'DQE answered with the status {code}, which its documentation does not list{words}',
	hint: '{check}. Give the status to the support of DQE if it keeps coming.',
	category: 'unknown',
	delivered: 'unknown',
	retry: 'later',
};

/** An answer that cannot be read. */
export const malformedEntry: Entry = {
	message: '{System} sent an answer that is not in its documented form',
	hint: '{check}. If it stays so, check that {address} in the {credential} credential leads to {system} itself, not to a proxy or a login page.',
	hintForRead:
		'Check that {address} in the {credential} credential leads to {system} itself, not to a proxy or a login page.',
	category: 'vendor',
	delivered: 'unknown',
	retry: 'later',
};

const beforeSending = {
	category: 'configuration',
	delivered: 'no',
	retry: 'afterFix',
} as const;

/** n8n could not work out the expression in a field, so nothing was sent. */
export const unresolvedEntry: Entry = {
	...beforeSending,
	message: "n8n could not work out the expression in '{field}'{words}",
	hint: "Open the node and look at '{field}': the expression may have a slip, such as a bracket or the () after a function that is missing, or point to a node that has not run.",
};

/** n8n did not give the credential, so nothing was sent. */
export const noCredentialEntry: Entry = {
	...beforeSending,
	message: "n8n could not work out the credential '{field}'{words}",
	hint: "Choose a credential under 'Credential' in the node; if one is chosen, open it and look for an expression that has a slip or points to data that this item does not have.",
};

/** Something that this package did not foresee. */
export const unexpectedEntry: Entry = {
	message: 'The node came upon something it was not made for{words}',
	hint: '{check}. Then report it to the makers of the node, with the words above.',
	hintForRead: 'Run the node again; if it stays so, report it to the makers of the node.',
	category: 'unknown',
	delivered: 'unknown',
	retry: 'never',
};
