import type { ConsentChannel, ConsentChannels } from '../values/consentChannels';
import { objectIn, type JsonObject } from './json';

/**
 * DQE's flag for each consent, in its documented case. `Phone` is the number itself: voice consent for the primary
 * phone is `Phonecom`, for the others `PHONE2` … `PHONE5`.
 */
export const consentFlagNames: Readonly<Record<ConsentChannel, string>> = {
	sms: 'Sms',
	email: 'Email',
	post: 'Post',
	phone: 'Phonecom',
	sms2: 'SMS2',
	sms3: 'SMS3',
	sms4: 'SMS4',
	sms5: 'SMS5',
	phone2: 'PHONE2',
	phone3: 'PHONE3',
	phone4: 'PHONE4',
	phone5: 'PHONE5',
	email2: 'EMAIL2',
	email3: 'EMAIL3',
	email4: 'EMAIL4',
	email5: 'EMAIL5',
	post2: 'POST2',
	post3: 'POST3',
	post4: 'POST4',
	post5: 'POST5',
};

export const consentFlags = (channels: ConsentChannels): Record<string, string> =>
	Object.fromEntries(channels.map((channel) => [consentFlagNames[channel], '1']));

/** Recorded consents by channel; DQE documents `sms`, `phone`, `email` and `post`, anything else passes as it comes. */
export type AnsweredChannels = Readonly<Record<string, boolean>>;

export function channelsOf(body: JsonObject): AnsweredChannels {
	return Object.fromEntries(
		Object.entries(objectIn(body, 'channels')).map(([channel, flag]) => [
			channel,
			flag === 1 || flag === '1' || flag === true,
		]),
	);
}
