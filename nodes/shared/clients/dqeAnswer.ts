import type { Call } from '../failures/evidence';
import { failed, succeeded, type Delivered, type Failure, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { toDqePhone, toPimsPhone, type PhoneNumber } from '../values/phone';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer } from './send';
import { malformed, unexpectedStatus } from './unusable';

export interface DqeAnswer {
	readonly status: string;
	/** Code 00, without which no status is good news. */
	readonly hasGoodCode: boolean;
	readonly body: JsonObject;
	readonly raw: HttpAnswer;
	/** With all that must not be shown. */
	readonly call: Call;
}

/** DQE answers its own refusals with HTTP 200 and an `errors` map in which only `00` is good news. */
export function readDqeAnswer(raw: HttpAnswer, call: Call): Result<DqeAnswer> {
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

const isGood = (code: string): boolean => /^0+$/.test(code.trim());

/** Whether the answer names a number, and not the one that was asked for, with or without its country. */
export function isAboutAnother(body: JsonObject, member: string, phone: PhoneNumber): boolean {
	const named = textIn(body, member)?.replace(/\D/g, '').replace(/^00/, '');
	return named !== undefined && named !== toDqePhone(phone) && named !== toPimsPhone(phone);
}

const inDoubt = (failure: Failure): Failure =>
	failure.delivered === 'no' ? { ...failure, delivered: 'unknown', retry: 'later' } : failure;

const mayBeDone: Readonly<Record<Delivered, number>> = { no: 0, unknown: 1, yes: 2 };

/** Of several codes, that by which the most may have been done: the second one may tell of an SMS that was sent. */
const moreTelling = (one: Failure, other: Failure): Failure =>
	mayBeDone[other.delivered] > mayBeDone[one.delivered] ? other : one;
