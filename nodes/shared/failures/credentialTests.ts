/** n8n's rule for a credential test: an answer whose `key` has this `value` is refused with `message`. */
export interface RefusedBody {
	type: 'responseSuccessBody';
	properties: { key: string; value: unknown; message: string };
}

const refused = (key: string, value: unknown, message: string): RefusedBody => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

/**
 * The test asks for an SMS to the number 0, so code 03 (the number is not valid) is the good answer: it comes after
 * the licence was accepted. Its absence, and not the presence of another code, also finds out a server that is not DQE.
 */
export const dqeTestRules: RefusedBody[] = [
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
export const bridgeTestRules: RefusedBody[] = [
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
