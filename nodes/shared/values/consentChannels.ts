import type { Branded } from './brand';
import { namesIn } from './choice';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing } from './text';

/**
 * By what a person agrees to be contacted, and on which of his contacts: the primary one has no
 * number.
 */
export const consentChannelNames = [
	...(['sms', 'sms2', 'sms3', 'sms4', 'sms5'] as const),
	...(['email', 'email2', 'email3', 'email4', 'email5'] as const),
	...(['post', 'post2', 'post3', 'post4', 'post5'] as const),
	...(['phone', 'phone2', 'phone3', 'phone4', 'phone5'] as const),
] as const;
export type ConsentChannel = (typeof consentChannelNames)[number];

/** At least one channel, each once, in the order of `consentChannelNames`. */
export type ConsentChannels = Branded<readonly ConsentChannel[], 'ConsentChannels'>;

const isConsentChannels = (channels: readonly ConsentChannel[]): channels is ConsentChannels =>
	channels.length > 0;

const nameOf = (entry: unknown): string =>
	typeof entry === 'string' ? entry.trim().toLowerCase() : ' ';

/** Reads channels, none included. Fails with `consentChannelNotValid`, which lists them. */
export function parseChannelList(raw: unknown): Parsed<readonly ConsentChannel[]> {
	if (isMissing(raw)) return valid([]);
	const given = new Set(namesIn(raw)?.map(nameOf) ?? [' ']);
	const channels = consentChannelNames.filter((name) => given.has(name));
	return given.size > channels.length
		? invalid('consentChannelNotValid', { choices: consentChannelNames })
		: valid(channels);
}

/**
 * Reads a list of channels, `['sms', 'email2']` or `'sms, email2'`, in any case and order, and adds it to others. DQE
 * answers error 11 when there is none (GDPR_MSG, article 34580913188241). Fails with `noConsentChannel` or
 * `consentChannelNotValid`.
 */
export function parseConsentChannels(
	raw: unknown,
	others: readonly ConsentChannel[] = [],
): Parsed<ConsentChannels> {
	const given = parseChannelList(raw);
	if (!given.ok) return given;
	const channels = consentChannelNames.filter((name) => [...given.value, ...others].includes(name));
	return isConsentChannels(channels) ? valid(channels) : invalid('noConsentChannel');
}
