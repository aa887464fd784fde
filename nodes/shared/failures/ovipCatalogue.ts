import type { Catalogue } from './entry';

/**
 * Statuses of Portail OVIP: https://developer.groupe-psa.io/webportal/v1/advanced-features/user-subscription/
 * `200` is for a VIN missing from the list the vendor confirmed, and `202` adds nothing: both look like success and are none.
 */
export const ovipCatalogue: Catalogue = {
	200: {
		message: 'Portail OVIP left out this VIN from the list it accepted',
		hint: "Check 'VIN' and run Eligibility: Check for it; Portail OVIP does not say why.",
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	202: {
		message: 'Portail OVIP added no subscription, because it does not know the service code',
		hint: "Check 'Service' for capitals and spaces; a new service must be created in Portail OVIP first.",
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	204: {
		message: 'Portail OVIP answered without content, which stands for a list without subscribers',
		hint: 'Nothing to do where a list was asked for. After adding or removing, see with Subscription: Get Many what was done.',
		category: 'notFound',
		delivered: 'unknown',
		retry: 'later',
	},
	400: {
		message: "Portail OVIP does not accept the request: a 'VIN' or the list has the wrong form",
		hint: 'Give each VIN as 17 letters and digits, for example VF000000000000001.',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
	},
	401: {
		message: 'Portail OVIP does not accept the credential',
		hint: 'Check the client id, the certificate with its key and the partner login in the {credential} credential, and that they are for this environment.',
		category: 'authentication',
		delivered: 'no',
		retry: 'afterFix',
	},
	certificateRefused: {
		message: 'The gateway of Portail OVIP did not accept the client certificate',
		hint: "Check 'Client Certificate' in the {credential} credential: it must be there, be the one that Stellantis signed for this environment, and not be expired.",
		category: 'configuration',
		delivered: 'no',
		retry: 'afterFix',
	},
	stillSubscribed: {
		message: 'Portail OVIP still lists this VIN, although it accepted the removal',
		hint: 'Run the removal once more; if the VIN stays, ask the owner of the service in Portail OVIP.',
		category: 'conflict',
		delivered: 'yes',
		retry: 'later',
	},
	notSubscribed: {
		message: 'Portail OVIP does not list this VIN, although it accepted the subscription',
		hint: 'Run Subscription: Add once more; if the VIN does not appear, ask the owner of the service in Portail OVIP.',
		category: 'conflict',
		delivered: 'yes',
		retry: 'later',
	},
};
