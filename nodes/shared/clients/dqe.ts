import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import type { CompanyName } from '../values/companyName';
import type { ConsentChannels } from '../values/consentChannels';
import type { Country } from '../values/country';
import { toDqePhone, type PhoneNumber } from '../values/phone';
import type { SmsMessage } from '../values/smsMessage';
import type { SmsPin } from '../values/smsPin';
import type { SmsToken } from '../values/smsToken';
import { channelsOf, consentFlags, type AnsweredChannels } from './dqeChannels';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer, Send } from './send';
import { malformed, refuse, unexpectedStatus, unsent } from './unusable';

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

interface DqeAnswer {
	readonly status: string;
	readonly body: JsonObject;
	readonly raw: HttpAnswer;
}

/**
 * DQE SMS Phone Confirmation. Form POST, so that neither licence nor phone stand in an address.
 * Source: DQE help centre, articles "GDPR_MSG" and "GDPR_VERIF".
 */
export class DqeClient {
	/** @param secrets of the credential: never shown, even if DQE repeats them */
	constructor(
		private readonly send: Send,
		private readonly secrets: readonly string[],
	) {}

	/** Sends an SMS with a code (GDPR_MSG). Never sent twice: DQE knows no idempotency key, and each SMS is billed. */
	async sendCode(request: CodeRequest): Promise<Result<SentCode>> {
		const { phone, country, company, message, duration, channels } = request;
		const call: Call = {
			vendor: 'dqe',
			catalogue: 'dqeMessage',
			operation: 'GDPR_MSG',
			effect: 'write',
			secrets: [...this.secrets, toDqePhone(phone)],
		};
		const answer = await this.post('/GDPR_MSG/', call, {
			Phone: toDqePhone(phone),
			Country: country.iso3,
			Company: company,
			Custom_sms: message,
			...(duration !== undefined && { Duration: String(duration) }),
			...consentFlags(channels),
		});
		if (!answer.ok) return answer;

		const { status, body, raw } = answer.value;
		if (status !== 'PENDING' && status !== 'DELIVERED') {
			return refuse({ kind: 'status', status, label: '' }, call);
		}
		const smsToken = textIn(body, 'smsToken');
		if (smsToken === undefined) return malformed(raw, call);
		const timeout = Number(textIn(body, 'timeout') ?? Number.NaN);
		return succeeded({
			smsToken,
			phone: textIn(body, 'to') ?? toDqePhone(phone),
			status,
			timeoutMinutes: Number.isFinite(timeout) ? timeout : null,
			country: textIn(body, 'country') ?? country.iso3,
			companyName: textIn(body, 'companyName') ?? company,
			channels: channelsOf(body),
		});
	}

	/** Asks whether a code is the one that was sent (GDPR_VERIF). A code that is not valid is a `smsCode` failure. */
	async verifyCode(
		phone: PhoneNumber,
		token: SmsToken,
		pin: SmsPin,
	): Promise<Result<VerifiedCode>> {
		const call: Call = {
			vendor: 'dqe',
			catalogue: 'dqeVerify',
			operation: 'GDPR_VERIF',
			effect: 'write',
			secrets: [...this.secrets, toDqePhone(phone), token, pin],
		};
		const answer = await this.post('/GDPR_VERIF/', call, {
			Phone: toDqePhone(phone),
			Token: token,
			Pin: pin,
		});
		if (!answer.ok) return answer;

		const { status, body } = answer.value;
		if (status !== 'OK') return refuse({ kind: 'status', status, label: '' }, call);
		return succeeded({
			phone: textIn(body, 'phone') ?? toDqePhone(phone),
			channels: channelsOf(body),
		});
	}

	/** DQE answers its own refusals with HTTP 200 and an `errors` map in which only `00` is good news. */
	private async post(
		path: string,
		call: Call,
		form: Readonly<Record<string, string>>,
	): Promise<Result<DqeAnswer>> {
		const sent = await this.send({ method: 'POST', path, form });
		if (!sent.answered) return unsent(sent, call, 'dqeToken');
		const raw = sent.answer;
		const body = parseJson(raw.body);
		const errors = isJsonObject(body) ? body['errors'] : undefined;
		const refusals = Object.entries(isJsonObject(errors) ? errors : {}).filter(
			([code]) => !isGood(code),
		);
		const [first] = refusals;
		if (first !== undefined) {
			const label = refusals.map(([, text]) => String(text)).join('; ');
			return refuse({ kind: 'code', code: first[0].trim(), label, httpStatus: raw.status }, call);
		}
		if (raw.status !== 200) return unexpectedStatus(raw, call);
		if (!isJsonObject(body) || !isJsonObject(errors)) return malformed(raw, call);
		const status = textIn(body, 'status')?.toUpperCase();
		return status === undefined ? malformed(raw, call) : succeeded({ status, body, raw });
	}
}

const isGood = (code: string): boolean => /^0+$/.test(code.trim());
