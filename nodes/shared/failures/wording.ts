import type { Bounds, Taken } from '../values/parsed';
import type { Call } from './evidence';

interface Party {
	/** In the middle of a sentence. */
	readonly system: string;
	/** The credential type, as the editor names it. */
	readonly credential: string;
	/** The field of it that holds the server's address. */
	readonly address: string;
	/** How to find out whether a write that was not answered took effect. */
	readonly check: string;
}

/** Who is at the other end of a call. */
export const parties: Readonly<Record<Call['catalogue'], Party>> = {
	dqeMessage: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'Ask the person whether the SMS arrived; sending again costs another one',
	},
	dqeVerify: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'The PIN may already count as tried; verify it once more before sending a new code',
	},
	dqeReply: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'Ask the person whether the SMS arrived; sending again costs another one',
	},
	dqeToken: {
		system: 'DQE',
		credential: 'DQE API',
		address: "'Server Address'",
		check: 'Nothing was sent to a phone; run the node again',
	},
	pims: {
		system: 'the Mobile SDK bridge',
		credential: 'Stellantis Bridge API',
		address: "'Bridge URL'",
		check: 'Look at the state of the car or the account before running the node again',
	},
	bridge: {
		system: 'the Mobile SDK bridge',
		credential: 'Stellantis Bridge API',
		address: "'Bridge URL'",
		check: 'Look at the state of the car or the account before running the node again',
	},
	ovip: {
		system: 'Portail OVIP',
		credential: 'Stellantis Partner API',
		address: 'the server address',
		check: "Read the service's list with Subscription: Get Many before running the node again",
	},
	webApi: {
		system: 'the Connected Vehicle Web API',
		credential: 'Connected Vehicle Web API',
		address: 'the server address',
		check: 'Read the status of the car before running the node again',
	},
	psaCarController: {
		system: 'PSA Car Controller',
		credential: 'PSA Car Controller API',
		address: 'the server address',
		check: 'Read the status of the car before running the node again',
	},
};

/** What a text's placeholders stand for besides the party; all of it safe to show. */
export interface Details extends Taken {
	readonly code?: string;
	readonly field?: string;
	/** A length of time in words. */
	readonly waited?: string;
	/** When to try again, in words. */
	readonly later?: string;
	/** The vendor's own words, put in quotes after the sentence they belong to. */
	readonly words?: string;
}

/** The text with its placeholders filled in. */
export function worded(text: string, catalogue: Call['catalogue'], details: Details): string {
	const { system, credential, address, check } = parties[catalogue];
	const values = new Map([
		['system', system],
		['System', system.charAt(0).toUpperCase() + system.slice(1)],
		['credential', credential],
		['address', address],
		['check', check],
		['code', details.code ?? ''],
		['field', details.field ?? ''],
		['waited', details.waited ?? ''],
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
