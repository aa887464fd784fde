/** n8n's rule for a credential test: an answer with this status is explained by `message` … */
interface RefusedStatus {
	type: 'responseCode';
	properties: { value: number; message: string };
}

/** … and one whose `key` has this `value` is refused; `undefined` finds answers that lack the key. */
interface RefusedBody {
	type: 'responseSuccessBody';
	properties: { key: string; value: unknown; message: string };
}

const refusedStatus = (value: number, message: string): RefusedStatus => ({
	type: 'responseCode',
	properties: { value, message },
});

/** n8n walks through rules of both kinds in one list, while its type knows lists of one kind only. */
const rulesOf = (statuses: RefusedStatus[], bodies: RefusedBody[]): RefusedStatus[] =>
	Object.assign([...statuses], [...statuses, ...bodies]);

const refused = (key: string, value: unknown, message: string): RefusedBody => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

/**
 * The test asks for an SMS to the number 0, so code 03 (the number is not valid) is the good answer: it comes after
 * the licence was accepted. Its absence, and not the presence of another code, also finds out a server that is not DQE.
 */
export const dqeTestRules = rulesOf(
	[
		refusedStatus(404, "There is no DQE service at this address. Check 'Server Address'."),
		...[401, 403].map((status) =>
			refusedStatus(
				status,
				"DQE does not let this credential in. Check 'Licence', or 'Client ID' and 'Client Secret'.",
			),
		),
	],
	[
		refused(
			'errors',
			undefined,
			"No DQE service answered. Check 'Server Address': it is the address from your DQE contract, without the name of a service.",
		),
		refused(
			'errors.03',
			undefined,
			"DQE does not accept the credential for SMS confirmation. Check 'Licence', or 'Client ID' and 'Client Secret', and ask DQE whether the licence includes the service.",
		),
	],
);

/** The session's description says `ready` once the SDK is initialized. */
export const bridgeTestRules = rulesOf(
	[
		refusedStatus(400, "The bridge does not accept the name of the session. Check 'Session'."),
		refusedStatus(401, "The bridge does not accept the token. Check 'Token'."),
		refusedStatus(403, "The token is not for this session. Check 'Token' and 'Session'."),
		refusedStatus(
			404,
			"The bridge has no such session. Check 'Session', and 'Bridge URL' for a wrong path.",
		),
	],
	[
		refused(
			'ready',
			undefined,
			"No Mobile SDK bridge answered. Check 'Bridge URL': it is the address of the bridge, not of the app.",
		),
		refused(
			'ready',
			false,
			'The bridge knows the session, but its Mobile SDK is not initialized. Ask the owner of the bridge to start the app.',
		),
	],
);

/** The test of the partner credential asks for the eligibility of the vendor's sample car. */
export const partnerTestRules = rulesOf(
	[
		...[401, 403].map((status) =>
			refusedStatus(
				status,
				"Portail OVIP does not let this credential in. Check 'Client ID', 'Client Certificate' and the partner login, and that they are for this 'Environment'.",
			),
		),
		refusedStatus(
			404,
			"There is no Portail OVIP at this address. Check 'Environment' or 'Base URL'.",
		),
	],
	[
		refused(
			'eligible',
			undefined,
			"What answers there is not Portail OVIP. Check 'Environment' or 'Base URL'.",
		),
	],
);
