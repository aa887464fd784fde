import type { Branded } from './brand';
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

/** Far more than there are channels: a longer list is no list of channels. */
const longestList = 1000;

function listOf(raw: unknown): readonly unknown[] | undefined {
	if (typeof raw === 'string') return raw.split(',', longestList + 1);
	return Array.isArray(raw) ? Array.from(raw.slice(0, longestList + 1)) : undefined;
}

const nameOf = (entry: unknown): string =>
	typeof entry === 'string' ? entry.trim().toLowerCase() : ' ';

/**
 * Reads a list of channels, or two, `['sms', 'email2']` or `'sms, email2'`, in any case and order.
 * DQE answers error 11 when there is none (GDPR_MSG, article 34580913188241). Fails with
 * `noConsentChannel` or `consentChannelNotValid`.
 */
export function parseConsentChannels(raw: unknown, further?: unknown): Parsed<ConsentChannels> {
	const lists = [raw, further].filter((list) => !isMissing(list)).map(listOf);
	const names = lists.flatMap((list) => list ?? []);
	if (names.length > longestList || lists.includes(undefined)) {
		return invalid('consentChannelNotValid');
	}
	const given = new Set(names.map(nameOf));
	const channels = consentChannelNames.filter((name) => given.has(name));
	if (given.size > channels.length) return invalid('consentChannelNotValid');
	return isConsentChannels(channels) ? valid(channels) : invalid('noConsentChannel');
}
