import type { Catalogue } from './entry';

/** What a bridge may leave out of its answer to GET /sessions/{session} (docs/bridge/openapi.yaml). */
export const sessionCatalogue: Catalogue = {
	sessionVinsUnknown: {
		message: 'The Mobile SDK bridge does not say which cars its session has',
		hint: 'Give the VIN of the car yourself: By ID, or by an expression where there is no By ID. For a list here, the owner of the bridge can add the member vins to its answer about the session.',
		category: 'notFound',
		delivered: 'no',
		retry: 'afterFix',
	},
};
