/** When a model needs a person's consent for an operation of Stellantis, and why. */
export type ConsentRule = 'always' | 'never' | { readonly freshness: string };

/** `resource operation` → rule. Who adds an operation decides here. */
export const stellantisConsents: Readonly<Record<string, ConsentRule>> = {
	// Reversible, heard and seen by nobody, and what an agent is mostly wanted for.
	'charging schedule': 'never',
	'charging start': 'never',
	'charging stop': 'never',
	'preconditioning start': 'never',
	'preconditioning stop': 'never',
	'preconditioning setPrograms': 'never',
	'lights flash': 'never',
	// Opens the car, or shuts somebody out.
	'doors unlock': 'always',
	'doors lock': 'always',
	// Disturbs people who have nothing to do with it.
	'horn sound': 'always',
	// Each wake-up drains the 12 V battery.
	'vehicle getStatus': { freshness: 'refreshWithWakeUp' },
	'vehicle getServices': 'never',
	'vehicle getActivationSteps': 'never',
	// Costs an SMS, and too many lock the account.
	'phone requestCertificationCode': 'always',
	'enrollment requestCode': 'always',
	'pin requestResetCode': 'always',
	// Decides who may command the car; wrong guesses block the account.
	'phone add': 'always',
	'phone modify': 'always',
	'enrollment validateCode': 'always',
	'enrollment enroll': 'always',
	'enrollment enrollWithPhoneNumber': 'always',
	'enrollment remove': 'always',
	'pin reset': 'always',
	'pin update': 'always',
	// Can do all of the above.
	'sdk call': 'always',
	'phone getTrustedNumber': 'never',
	'enrollment getStatus': 'never',
};

export const ovipConsents: Readonly<Record<string, ConsentRule>> = {
	'eligibility check': 'never',
	'subscription getAll': 'never',
	'subscription add': 'never',
	// A car loses its service.
	'subscription remove': 'always',
	'subscription sync': 'always',
};
