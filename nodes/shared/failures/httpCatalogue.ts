import { bridgeCatalogue } from './bridgeCatalogue';
import { dqeHttpCatalogue, dqeTokenHttpCatalogue } from './dqeHttpCatalogue';
import { lookUp, type Catalogue, type Entry } from './entry';
import type { Call } from './evidence';
import { ovipCatalogue } from './ovipCatalogue';
import { psaCarControllerHttpCatalogue } from './psaCarControllerCatalogue';
import { webApiHttpCatalogue } from './webApiCatalogue';

/**
 * What HTTP statuses mean wherever the vendor gives them no meaning of its own (RFC 9110). `4xx` stands for the rest of
 * its class.
 */
export const httpCatalogue: Catalogue = {
	'2xx': {
		message:
			'{System} answered with HTTP status {code}, which its documentation does not describe here{words}',
		hint: '{check}.',
		hintForRead:
			'Run the node again later; if it stays so, check {address} in the {credential} credential.',
		category: 'unknown',
		delivered: 'unknown',
		retry: 'later',
	},
	'3xx': {
		message: '{System} points to another address (HTTP status {code}) instead of answering',
		hint: 'Put the final address, with https, into {address} of the {credential} credential; redirects are not followed, so that nothing is sent twice.',
		category: 'configuration',
		delivered: 'unknown',
		retry: 'afterFix',
	},
	400: {
		message: '{System} does not accept the request{words}',
		hint: 'Check the fields of the node for missing or misspelled values.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	401: {
		message: '{System} does not accept the credential',
		hint: 'Check the {credential} credential, or connect it again.',
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	403: {
		message: 'The credential has no right to do this at {system}',
		hint: 'Ask the provider to grant this right to the account of the {credential} credential.',
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	404: {
		message: '{System} has nothing at this address',
		hint: "Check the ids in the node's fields and {address} in the {credential} credential, including its path.",
		category: 'notFound',
		delivered: 'no',
		retry: 'afterFix',
	},
	405: {
		message: 'The server at this address does not offer the call',
		hint: 'Check {address} in the {credential} credential: another program may answer there.',
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	408: {
		message: '{System} gave up waiting for the whole request',
		hint: '{check}.',
		hintForRead: 'Run the node again in a minute.',
		category: 'timeout',
		delivered: 'unknown',
		retry: 'later',
	},
	409: {
		message: 'The request clashes with something else that {system} is doing',
		hint: '{check}.',
		hintForRead: 'Wait a moment and run the node again.',
		category: 'conflict',
		delivered: 'unknown',
		retry: 'later',
	},
	413: {
		message: 'The request is too large for {system}',
		hint: 'Give fewer entries at once, for example in batches of 100.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	415: {
		message: 'The server does not take requests in this format',
		hint: 'Check {address} in the {credential} credential: another program may answer there.',
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	422: {
		message: '{System} understands the request but not its values{words}',
		hint: 'Check the values in the fields of the node.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	429: {
		message: '{System} takes no more requests for the moment',
		hint: 'Wait before running the node again, and give it fewer items at a time.',
		category: 'throttled',
		delivered: 'no',
		retry: 'later',
	},
	'4xx': {
		message: '{System} refused the request with HTTP status {code}{words}',
		hint: '{check}.',
		hintForRead: 'Check the fields of the node, then run it again later.',
		category: 'unknown',
		delivered: 'unknown',
		retry: 'later',
	},
	500: {
		message: '{System} broke down while handling the request',
		hint: '{check}.',
		hintForRead: 'Run the node again in a few minutes.',
		category: 'vendor',
		delivered: 'unknown',
		retry: 'later',
	},
	502: {
		message: 'A server in front of {system} got no usable answer from it',
		hint: '{check}.',
		hintForRead: 'Run the node again in a few minutes.',
		category: 'vendor',
		delivered: 'unknown',
		retry: 'later',
	},
	503: {
		message: '{System} is not available for the moment',
		hint: 'Wait some minutes. {check}.',
		hintForRead: 'Run the node again in a few minutes.',
		category: 'vendor',
		delivered: 'unknown',
		retry: 'later',
	},
	504: {
		message: 'A server in front of {system} waited too long for its answer',
		hint: '{check}.',
		hintForRead: 'Run the node again in a few minutes.',
		category: 'timeout',
		delivered: 'unknown',
		retry: 'later',
	},
	'5xx': {
		message: '{System} could not handle the request (HTTP status {code}){words}',
		hint: '{check}.',
		hintForRead: 'Run the node again in a few minutes.',
		category: 'vendor',
		delivered: 'unknown',
		retry: 'later',
	},
};

/** For a number that is no HTTP status. */
export const unlistedHttpEntry: Entry = {
	message: '{System} answered with {code}, which is no status an answer can have{words}',
	hint: '{check}.',
	hintForRead: 'Check {address} in the {credential} credential.',
	category: 'unknown',
	delivered: 'unknown',
	retry: 'later',
};

/** Statuses to which a vendor gives a meaning of its own. */
export const httpCatalogues: Readonly<Record<Call['catalogue'], Catalogue>> = {
	dqeMessage: dqeHttpCatalogue,
	dqeVerify: dqeHttpCatalogue,
	dqeReply: dqeHttpCatalogue,
	dqeToken: dqeTokenHttpCatalogue,
	pims: bridgeCatalogue,
	bridge: bridgeCatalogue,
	ovip: ovipCatalogue,
	webApi: webApiHttpCatalogue,
	psaCarController: psaCarControllerHttpCatalogue,
};

/** The entry of an HTTP status: the vendor's own, else the general one, else that of its class. */
export function httpEntryOf(status: number, catalogue: Call['catalogue']): Entry {
	const code = /^[2345]\d\d$/.exec(String(status))?.[0] ?? '';
	return (
		lookUp(httpCatalogues[catalogue], code) ??
		lookUp(httpCatalogue, code) ??
		lookUp(httpCatalogue, `${code.slice(0, 1)}xx`) ??
		unlistedHttpEntry
	);
}
