import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import { smsPinIsRefused } from '../failures/reactions';
import type { CompanyName } from '../values/companyName';
import type { ConsentChannels } from '../values/consentChannels';
import type { Country } from '../values/country';
import { toDqePhone, toPimsPhone, type PhoneNumber } from '../values/phone';
import type { SmsMessage } from '../values/smsMessage';
import type { SmsPin } from '../values/smsPin';
import type { SmsToken } from '../values/smsToken';
import { channelsOf, consentFlags, type AnsweredChannels } from './dqeChannels';
import type { Guesses } from './guesses';
import { isAboutAnother, readDqeAnswer, type DqeAnswer } from './dqeAnswer';
import { textIn } from './json';
import type { Send } from './send';
import { malformed, refuse, unsent } from './unusable';

export interface CodeRequest {
	readonly phone: PhoneNumber;
	readonly country: Country;
	readonly company: CompanyName;
	readonly message: SmsMessage;
	/** How long the code can be used; DQE decides where it is absent. */
	/** Whole minutes. */
	readonly duration?: number;
	readonly channels: ConsentChannels;
}

export interface SentCode {
	readonly smsToken: string;
	/** Digits with calling code: `33612345678`. */
	readonly phone: string;
	/** PENDING: handed to the operator. DELIVERED: on the phone. */
	readonly status: 'PENDING' | 'DELIVERED';
	/** Validity of the code in minutes; null where DQE does not say. */
	readonly timeoutMinutes: number | null;
	readonly country: string;
	readonly companyName: string;
	readonly channels: AnsweredChannels;
}

export interface VerifiedCode {
	readonly phone: string;
	readonly channels: AnsweredChannels;
}

/**
 * DQE SMS Phone Confirmation. Form POST, so that neither licence nor phone stand in an address.
 * Source: DQE help centre, articles "GDPR_MSG" and "GDPR_VERIF".
 */
export class DqeClient {
	/**
	 * @param secrets of the credential: never shown, even if DQE repeats them. Asked for with each answer, since a token
	 * may have been fetched for the request.
	 * @param guesses no wrong PIN is tried twice
	 */
	constructor(
		private readonly send: Send,
		private readonly secrets: () => readonly string[],
		private readonly guesses: Guesses,
	) {}

	/** Sends an SMS with a code (GDPR_MSG). Never sent twice: DQE knows no idempotency key, and each SMS is billed. */
	async sendCode(request: CodeRequest): Promise<Result<SentCode>> {
		const { phone, country, company, message, duration, channels } = request;
		const wanted: Call = {
			vendor: 'dqe',
			catalogue: 'dqeMessage',
			operation: 'GDPR_MSG',
			effect: 'write',
			secrets: [toDqePhone(phone), toPimsPhone(phone)],
		};
		const answer = await this.post('/GDPR_MSG/', wanted, {
			Phone: toDqePhone(phone),
			Country: country.iso3,
			Company: company,
			Custom_sms: message,
			...(duration !== undefined && { Duration: String(duration) }),
			...consentFlags(channels),
		});
		if (!answer.ok) return answer;

		const { status, hasGoodCode, body, raw, call } = answer.value;
		if (isAboutAnother(body, 'to', phone)) return malformed(raw, call, 'phone');
		if (status !== 'PENDING' && status !== 'DELIVERED') {
			return refuse({ kind: 'status', status, label: '' }, call);
		}
		const smsToken = textIn(body, 'smsToken');
		if (!hasGoodCode || smsToken === undefined) return malformed(raw, call);
		const timeout = Number(textIn(body, 'timeout') ?? Number.NaN);
		return succeeded({
			smsToken,
			phone: toDqePhone(phone),
			status,
			timeoutMinutes: Number.isFinite(timeout) ? timeout : null,
			country: textIn(body, 'country') ?? country.iso3,
			companyName: textIn(body, 'companyName') ?? company,
			channels: channelsOf(body),
		});
	}

	/**
	 * Asks whether a code is the one that was sent (GDPR_VERIF). A code that is not valid is a `smsCode` failure; DQE
	 * counts it, so it is not asked for the same one again.
	 */
	async verifyCode(
		phone: PhoneNumber,
		token: SmsToken,
		pin: SmsPin,
	): Promise<Result<VerifiedCode>> {
		const secret = { is: `${toDqePhone(phone)} ${pin}`, isRefusedBy: smsPinIsRefused };
		return await this.guesses.make(
			{ at: token, secrets: [secret], operation: 'GDPR_VERIF' },
			async () => await this.askForCode(phone, token, pin),
		);
	}

	private async askForCode(
		phone: PhoneNumber,
		token: SmsToken,
		pin: SmsPin,
	): Promise<Result<VerifiedCode>> {
		const wanted: Call = {
			vendor: 'dqe',
			catalogue: 'dqeVerify',
			operation: 'GDPR_VERIF',
			effect: 'write',
			secrets: [toDqePhone(phone), toPimsPhone(phone), token, pin],
		};
		const answer = await this.post('/GDPR_VERIF/', wanted, {
			Phone: toDqePhone(phone),
			Token: token,
			Pin: pin,
		});
		if (!answer.ok) return answer;

		const { status, hasGoodCode, body, raw, call } = answer.value;
		if (isAboutAnother(body, 'phone', phone)) return malformed(raw, call, 'phone');
		if (status !== 'OK') return refuse({ kind: 'status', status, label: '' }, call);
		if (!hasGoodCode) return malformed(raw, call);
		return succeeded({
			phone: toDqePhone(phone),
			channels: channelsOf(body),
		});
	}

	private async post(
		path: string,
		wanted: Call,
		form: Readonly<Record<string, string>>,
	): Promise<Result<DqeAnswer>> {
		const sent = await this.send({ method: 'POST', path, form });
		const call = { ...wanted, secrets: [...(wanted.secrets ?? []), ...this.secrets()] };
		return sent.answered ? readDqeAnswer(sent.answer, call) : unsent(sent, call, 'dqeToken');
	}
}
