import type { Catalogue } from './entry';

/**
 * HTTP statuses of the Mobile SDK bridge, as our contract defines them: docs/bridge/openapi.yaml
 */
export const bridgeCatalogue: Catalogue = {
	400: {
		message: '{System} does not accept the request{words}',
		hint: 'A write needs an Idempotency-Key header and a cursor must come from the same session; if you use this node, check that the bridge follows the published contract.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	401: {
		message: '{System} does not accept the token of the credential',
		hint: "Copy the bridge's token into 'Token' of the {credential} credential again.",
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	403: {
		message: 'The token of the credential may not use this session of {system}',
		hint: 'Ask the owner of the bridge to allow the session for your token.',
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	404: {
		message: '{System} has no session, or no callback, of this name',
		hint: "Check 'Session' in the {credential} credential against the list the bridge gives at /health.",
		category: 'notFound',
		delivered: 'no',
		retry: 'afterFix',
	},
	409: {
		message: '{System} is still busy with a command of this session, so it carried out nothing',
		hint: 'Run the node again {later}; let workflows send one command per session at a time.',
		category: 'conflict',
		delivered: 'no',
		retry: 'safe',
	},
	410: {
		message: 'The position in the event list is too old: {system} no longer keeps those events',
		hint: 'Start from now on, and read the status of the car for what happened in between.',
		category: 'ordering',
		delivered: 'no',
		retry: 'afterFix',
	},
	422: {
		message: '{System} cannot carry out the calls in this form{words}',
		hint: 'Put a set of pims.vehicle.vin before a vehicle command in the same call list, and never reuse an Idempotency-Key for other calls.',
		category: 'ordering',
		delivered: 'no',
		retry: 'afterFix',
	},
	429: {
		message:
			'The limit that protects the account or the car is reached, so {system} carried out nothing',
		hint: "Run the node again {later}. 'Codes per Day' and 'Minimum Minutes Between Wake-Ups' set the limits; locked accounts and flat batteries come from raising them.",
		category: 'throttled',
		delivered: 'no',
		retry: 'later',
	},
};
