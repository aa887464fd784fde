import type { Catalogue } from './entry';

/** What a bridge says, or leaves out, about a session and its batches (docs/bridge/openapi.yaml). */
export const sessionCatalogue: Catalogue = {
	batchRunning: {
		message: '{System} is still carrying out the same request, which it was given twice',
		hint: '{check}. A proxy in front of the bridge may send requests again; let it not do so.',
		category: 'conflict',
		delivered: 'unknown',
		retry: 'later',
	},
	sessionVinsUnknown: {
		message: 'The Mobile SDK bridge does not say which cars its session has',
		hint: 'Give the VIN of the car yourself: By ID, or by an expression where there is no By ID. For a list here, the owner of the bridge can add the member vins to its answer about the session.',
		category: 'notFound',
		delivered: 'no',
		retry: 'afterFix',
	},
};
