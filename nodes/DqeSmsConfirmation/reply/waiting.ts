import type { CodeRequest } from '../../shared/clients/dqe';
import type { Seal } from '../../shared/execution/seal';
import { parseCompanyName } from '../../shared/values/companyName';
import { parseConsentChannels } from '../../shared/values/consentChannels';
import { parseCountry } from '../../shared/values/country';
import { optional } from '../../shared/values/optional';
import type { Parsed } from '../../shared/values/parsed';
import { parsePhone, toDqePhone } from '../../shared/values/phone';
import { parseSmsMessage } from '../../shared/values/smsMessage';
import { parseSmsToken, type SmsToken } from '../../shared/values/smsToken';
import { parseWholeNumber } from '../../shared/values/wholeNumber';
import { durationBounds } from '../codeRequest';
import type { PageSettings } from './waitFields';

/** What is kept while a person is waited for: plain JSON in the execution's data. Times are milliseconds since the epoch. */
export interface Waiting extends PageSettings {
	/** Sealed: the token, and what is needed to send another code. */
	readonly sealed: string;
	/** The last two digits. */
	readonly phoneEnding: string;
	readonly sentAt: number;
	/** When the code expires; null where DQE does not say. */
	readonly expiresAt: number | null;
	/** When the workflow goes on by itself. */
	readonly until: number;
	/** For the newest code. */
	readonly triesLeft: number;
	readonly resendsLeft: number;
	/** PINs that DQE has checked. */
	readonly checks: number;
	readonly codesSent: number;
	/** Why the last PIN could not be checked, or the last code not be sent; empty where all went well. */
	readonly trouble: string;
}

/** Written by this node; the engine hands it back as it was. */
export const isWaiting = (value: unknown): value is Waiting =>
	typeof value === 'object' &&
	value !== null &&
	'sealed' in value &&
	'phoneEnding' in value &&
	'triesLeft' in value;

/** How long a person has to wait before asking for another code; 0 where it is possible now. */
export const secondsToResend = ({ sentAt, resendPause }: Waiting, now: number): number =>
	Math.max(0, Math.ceil((sentAt + resendPause * 1000 - now) / 1000));

/** What was sent, and the token that DQE gave for it. */
export interface SentSecret {
	readonly request: CodeRequest;
	readonly token: SmsToken;
}

export function sealedSecret(seal: Seal, request: CodeRequest, smsToken: string): string {
	const { phone, country, company, message, channels, duration } = request;
	const kept = {
		phone: `+${toDqePhone(phone)}`,
		country: country.iso3,
		company,
		message,
		channels,
	};
	return seal.close(JSON.stringify({ ...kept, duration, smsToken }));
}

/** @throws if the seal is not ours or was broken */
export function openedSecret(seal: Seal, { sealed }: Waiting): SentSecret {
	const kept: unknown = JSON.parse(seal.open(sealed));
	const value = <T>(name: string, parse: (raw: unknown) => Parsed<T>): T => {
		const raw: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : '';
		const parsed = parse(raw);
		if (!parsed.ok) throw new Error(`What was kept for the wait is not whole (${name})`);
		return parsed.value;
	};
	const country = value('country', parseCountry);
	const duration = value('duration', optional(parseWholeNumber(durationBounds)));
	return {
		request: {
			phone: value('phone', (raw) => parsePhone(raw, country)),
			country,
			company: value('company', parseCompanyName),
			message: value('message', parseSmsMessage),
			channels: value('channels', (raw) => parseConsentChannels(raw)),
			...(duration !== undefined && { duration }),
		},
		token: value('smsToken', parseSmsToken),
	};
}
