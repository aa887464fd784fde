import type { Call } from '../failures/evidence';
import { failed, succeeded, type Delivered, type Failure, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { smsPinIsRefused } from '../failures/reactions';
import type { CompanyName } from '../values/companyName';
import type { ConsentChannels } from '../values/consentChannels';
import type { Country } from '../values/country';
import type { DurationMinutes } from '../values/durationMinutes';
import { toDqePhone, toPimsPhone, type PhoneNumber } from '../values/phone';
import type { SmsMessage } from '../values/smsMessage';
import type { SmsPin } from '../values/smsPin';
import type { SmsToken } from '../values/smsToken';
import { channelsOf, consentFlags, type AnsweredChannels } from './dqeChannels';
import type { Guesses } from './guesses';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer, Send } from './send';
import { malformed, refuse, unexpectedStatus, unsent } from './unusable';

export interface CodeRequest {
	readonly phone: PhoneNumber;
	readonly country: Country;
	readonly company: CompanyName;
	readonly message: SmsMessage;
	/** How long the code can be used; DQE decides where it is absent. */
	readonly duration?: DurationMinutes;
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

interface DqeAnswer {
	readonly status: string;
	/** Code 00, without which no status is good news. */
	readonly hasGoodCode: boolean;
	readonly body: JsonObject;
	readonly raw: HttpAnswer;
	/** With all that must not be shown. */
	readonly call: Call;
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
		if (isAboutAnother(body, 'to', phone)) return malformed(raw, call, anotherPhone);
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
		if (isAboutAnother(body, 'phone', phone)) return malformed(raw, call, anotherPhone);
		if (status !== 'OK') return refuse({ kind: 'status', status, label: '' }, call);
		if (!hasGoodCode) return malformed(raw, call);
		return succeeded({
			phone: toDqePhone(phone),
			channels: channelsOf(body),
		});
	}

	/** DQE answers its own refusals with HTTP 200 and an `errors` map in which only `00` is good news. */
	private async post(
		path: string,
		wanted: Call,
		form: Readonly<Record<string, string>>,
	): Promise<Result<DqeAnswer>> {
		const sent = await this.send({ method: 'POST', path, form });
		const call = { ...wanted, secrets: [...(wanted.secrets ?? []), ...this.secrets()] };
		if (!sent.answered) return unsent(sent, call, 'dqeToken');
		const raw = sent.answer;
		const body = parseJson(raw.body);
		const errors = isJsonObject(body) ? body['errors'] : undefined;
		const codes = Object.entries(isJsonObject(errors) ? errors : {});
		const refusals = codes.filter(([code]) => !isGood(code));
		if (refusals.length > 0) {
			const label = refusals.map(([, text]) => String(text)).join('; ');
			const failures = refusals.map(([code]) =>
				mapFailure({ kind: 'code', code: code.trim(), label, httpStatus: raw.status }, call),
			);
			const failure = failures.reduce(moreTelling);
			// Good news beside the bad: then it is not certain that nothing was done.
			const isMixed =
				refusals.length < codes.length ||
				(isJsonObject(body) && textIn(body, 'smsToken') !== undefined);
			return failed(isMixed ? inDoubt(failure) : failure);
		}
		if (raw.status !== 200) return unexpectedStatus(raw, call);
		if (!isJsonObject(body) || !isJsonObject(errors)) return malformed(raw, call);
		const status = textIn(body, 'status')?.toUpperCase();
		if (status === undefined) return malformed(raw, call);
		const hasGoodCode = Object.keys(errors).length > 0;
		return succeeded({ status, hasGoodCode, body, raw, call });
	}
}

const isGood = (code: string): boolean => /^0+$/.test(code.trim());

const anotherPhone = 'another phone number';

/** Whether the answer names a number, and not the one that was asked for, with or without its country. */
function isAboutAnother(body: JsonObject, member: string, phone: PhoneNumber): boolean {
	const named = textIn(body, member)?.replace(/\D/g, '').replace(/^00/, '');
	return named !== undefined && named !== toDqePhone(phone) && named !== toPimsPhone(phone);
}

const inDoubt = (failure: Failure): Failure =>
	failure.delivered === 'no' ? { ...failure, delivered: 'unknown', retry: 'later' } : failure;

const mayBeDone: Readonly<Record<Delivered, number>> = { no: 0, unknown: 1, yes: 2 };

/** Of several codes, that by which the most may have been done: the second one may tell of an SMS that was sent. */
const moreTelling = (one: Failure, other: Failure): Failure =>
	mayBeDone[other.delivered] > mayBeDone[one.delivered] ? other : one;
