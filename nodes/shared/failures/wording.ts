import type { Bounds, Particulars } from '../values/parsed';
import type { Call, Figures } from './evidence';

interface Party {
	/** In the middle of a sentence. */
	readonly system: string;
	/** The credential type, as the editor names it. */
	readonly credential: string;
	/** The field of it that holds the server's address. */
	readonly address: string;
	/** How to find out whether a write that was not answered took effect. */
	readonly check: string;
	/** What to do where the server lets in only clients with a certificate, and the credential has none. */
	readonly certificate: string;
	/** The fields for one, to be looked at after the address; empty where there are none. */
	readonly orCertificate: string;
}

const withoutCertificates = {
	certificate:
		'the credential has no field for one, so check the address, or ask the provider of the server for one that does without',
	orCertificate: '',
} as const;

/** Who is at the other end of a call. */
export const parties: Readonly<Record<Call['catalogue'], Party>> = {
	dqeMessage: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'Ask the person whether the SMS arrived; sending again costs another one',
		...withoutCertificates,
	},
	dqeVerify: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'The PIN may already count as tried; verify it once more before sending a new code',
		...withoutCertificates,
	},
	dqeReply: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'Ask the person whether the SMS arrived; sending again costs another one',
		...withoutCertificates,
	},
	dqeToken: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'Nothing was sent to a phone; run the node again',
		...withoutCertificates,
	},
	pims: {
		system: 'the Mobile SDK bridge',
		credential: 'Stellantis Bridge API',
		address: "'Bridge URL'",
		check: 'Look at the state of the car or the account before running the node again',
		...withoutCertificates,
	},
	bridge: {
		system: 'the Mobile SDK bridge',
		credential: 'Stellantis Bridge API',
		address: "'Bridge URL'",
		check: 'Look at the state of the car or the account before running the node again',
		...withoutCertificates,
	},
	ovip: {
		system: 'Portail OVIP',
		credential: 'Stellantis Partner API',
		address: 'the server address',
		check: "Read the service's list with Subscription: Get Many before running the node again",
		certificate: "fill in 'Client Certificate' and 'Private Key' of the credential",
		orCertificate: ", 'Client Certificate' and 'Private Key'",
	},
	webApi: {
		system: 'the Connected Vehicle Web API',
		credential: 'Connected Vehicle Web API',
		address: 'the server address',
		check: 'Read the status of the car before running the node again',
		...withoutCertificates,
	},
	psaCarController: {
		system: 'PSA Car Controller',
		credential: 'PSA Car Controller API',
		address: 'the server address',
		check: 'Read the status of the car before running the node again',
		...withoutCertificates,
	},
};

/** What a text's placeholders stand for besides the party; all of it safe to show. */
export interface Details extends Particulars {
	readonly code?: string;
	readonly field?: string;
	readonly figures?: Figures;
	/** A length of time in words. */
	readonly waited?: string;
	/** When to try again, in words. */
	readonly later?: string;
	/** The vendor's own words, put in quotes after the sentence they belong to. */
	readonly words?: string;
}

/** The text with its placeholders filled in. */
export function worded(text: string, catalogue: Call['catalogue'], details: Details): string {
	const { system, credential, address, check, certificate, orCertificate } = parties[catalogue];
	const values = new Map([
		['system', system],
		['System', system.charAt(0).toUpperCase() + system.slice(1)],
		['credential', credential],
		['address', address],
		['check', check],
		['certificate', certificate],
		['orCertificate', orCertificate],
		['code', details.code ?? ''],
		['field', details.field ?? ''],
		['named', details.named ?? ''],
		['waited', details.waited ?? ''],
		['removals', String(details.figures?.removals ?? '')],
		['listed', String(details.figures?.listed ?? '')],
		['allowed', String(details.figures?.allowed ?? '')],
		['later', details.later ?? 'later'],
		['choices', details.choices?.join(', ') ?? ''],
		['firstChoice', details.choices?.[0] ?? ''],
		['min', String(details.bounds?.min ?? '')],
		['range', rangeOf(details.bounds)],
		['words', details.words ? `: “${details.words}”` : ''],
	]);
	return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values.get(name) ?? placeholder);
}

/** After "a whole number". */
function rangeOf({ min, max }: Bounds = { min: 0, max: Infinity }): string {
	return Number.isFinite(max) ? `from ${min} to ${max}` : `of at least ${min}`;
}
