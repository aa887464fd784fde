/** An answer to a credential test with this HTTP status is explained by `message` … */
interface RefusedStatus {
	readonly type: 'responseCode';
	readonly properties: { readonly value: number; readonly message: string };
}

/** … and one whose `key`, a path of names, has this `value` is refused; `undefined` finds answers that lack the key. */
interface RefusedBody {
	readonly type: 'responseSuccessBody';
	readonly properties: { readonly key: string; readonly value: unknown; readonly message: string };
}

/** What the answer to a credential test says of the credential; the first rule that fits counts. */
export type CredentialTestRule = RefusedStatus | RefusedBody;

const refusedStatus = (value: number, message: string): RefusedStatus => ({
	type: 'responseCode',
	properties: { value, message },
});

const refused = (key: string, value: unknown, message: string): RefusedBody => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

/**
 * The test asks for an SMS to the number 0, so code 03 (the number is not valid) is the good answer: it comes after
 * the licence was accepted. Its absence, and not the presence of another code, also finds out a server that is not DQE.
 */
export const dqeTestRules: readonly CredentialTestRule[] = [
	refusedStatus(404, "There is no DQE service at this address. Check 'Server Address'."),
	...[401, 403].map((status) =>
		refusedStatus(
			status,
			"DQE does not let this credential in. Check 'Licence', or 'Client ID' and 'Client Secret'.",
		),
	),
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
];

/** The session's description says `ready` once the SDK is initialized. */
export const bridgeTestRules: readonly CredentialTestRule[] = [
	refusedStatus(400, "The bridge does not accept the name of the session. Check 'Session'."),
	refusedStatus(401, "The bridge does not accept the token. Check 'Token'."),
	refusedStatus(403, "The token is not for this session. Check 'Token' and 'Session'."),
	refusedStatus(
		404,
		"The bridge has no such session. Check 'Session', and 'Bridge URL' for a wrong path.",
	),
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
];

/** The test of the partner credential asks for the eligibility of the vendor's sample car. */
export const partnerTestRules: readonly CredentialTestRule[] = [
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
	refused(
		'eligible',
		undefined,
		"What answers there is not Portail OVIP. Check 'Environment' or 'Base URL'.",
	),
];
