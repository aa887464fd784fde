import type { Catalogue } from './entry';

/**
 * What DQE's OAuth2 sign-in refuses: https://helpcenter.dqe.tech/hc/en-gb/articles/34461760201873
 * Keys are the names of RFC 6749, labels the published words.
 */
export const dqeTokenCatalogue: Catalogue = {
	invalid_request: {
		label: 'Invalid Request',
		message: "DQE's sign-in misses the licence, the client secret or the scope",
		hint: "Fill in 'Client ID' (the licence), 'Client Secret' and 'Scope' in the {credential} credential.",
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	invalid_client: {
		label: 'Invalid Client',
		message: 'DQE does not accept the licence or its client secret, or the licence has expired',
		hint: "Check 'Client ID' and 'Client Secret' in the {credential} credential, without spaces around them; ask DQE whether the licence is still running.",
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	unauthorized_client: {
		label: 'Unauthorized Client',
		message: 'The DQE licence may not use the scope of the credential',
		hint: "Give a 'Scope' in the {credential} credential that DQE granted to your licence, for example client_phone.",
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	unsupported_grant_type: {
		label: 'Unsupported Grant Type',
		message: 'DQE does not know the scope of the credential',
		hint: "Correct 'Scope' in the {credential} credential, for example client_phone.",
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
};
