import type { Catalogue } from './entry';

/**
 * What HTTP statuses mean for SMS confirmation, where DQE documents none: its codes come with status 200.
 */
export const dqeHttpCatalogue: Catalogue = {
	401: {
		message: 'DQE does not accept the licence or the access token',
		hint: "Check 'Licence', or 'Client ID' and 'Client Secret', in the {credential} credential.",
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	403: {
		message: 'The DQE licence may not use this service from here',
		hint: "Ask DQE whether SMS confirmation and your server's address are allowed for the licence.",
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	404: {
		message: 'There is no SMS confirmation at this DQE server',
		hint: 'Check {address} in the {credential} credential; it is the one DQE gave you, without a path.',
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
};

/**
 * What HTTP statuses of DQE's sign-in mean when the body names no reason.
 */
export const dqeTokenHttpCatalogue: Catalogue = {
	400: {
		message: "DQE's sign-in does not accept the licence, the client secret or the scope{words}",
		hint: "Check 'Client ID', 'Client Secret' and 'Scope' in the {credential} credential.",
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	401: {
		message: "DQE's sign-in does not accept the licence or its client secret",
		hint: "Check 'Client ID' and 'Client Secret' in the {credential} credential.",
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	404: {
		message: 'There is no OAuth2 sign-in at this DQE server',
		hint: 'Check {address} in the {credential} credential, or sign in with the licence alone.',
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
};
