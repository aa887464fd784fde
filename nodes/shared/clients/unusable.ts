import type { OtherSubject } from '../failures/describedAnswer';
import type { Call, Evidence } from '../failures/evidence';
import { failed, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { isJsonObject, parseJson, textIn } from './json';
import { retryAfterMs } from './retryAfter';
import type { HttpAnswer, Sent } from './send';

/** Ends a call with what was found out about it. */
export const refuse = (evidence: Evidence, call: Call): Result<never> =>
	failed(mapFailure(evidence, call));

/**
 * The answer is not what the vendor documents.
 * @param about what it speaks of, where that is something else than was asked for
 */
export function malformed(
	{ status, headers, body }: HttpAnswer,
	call: Call,
	about?: OtherSubject,
): Result<never> {
	const contentType = headers['content-type'] ?? '';
	const answer = { contentType, body, ...(about !== undefined && { about }) };
	return refuse({ kind: 'malformed', httpStatus: status, answer }, call);
}

const wordFields = ['title', 'detail', 'error_description', 'error', 'message'];

/** Human words in a JSON body (RFC 9457 problem, OAuth2 refusal); HTML and the like have none for us. */
export function wordsOf(body: string): string {
	const json = parseJson(body);
	if (!isJsonObject(json)) return '';
	return wordFields.flatMap((field) => textIn(json, field) ?? []).join(': ');
}

/** An HTTP status that the vendor does not document as an answer of its own. */
export function unexpectedStatus(answer: HttpAnswer, call: Call): Result<never> {
	const wait = retryAfterMs(answer);
	return refuse(
		{
			kind: 'http',
			status: answer.status,
			label: wordsOf(answer.body),
			...(wait !== undefined && { retryAfterMs: wait }),
		},
		call,
	);
}

/** No answer at all; `signInCatalogue` explains a token endpoint's refusal, after which nothing was sent. */
export function unsent(
	{ fault, signIn }: Extract<Sent, { answered: false }>,
	call: Call,
	signInCatalogue: Call['catalogue'] = call.catalogue,
): Result<never> {
	if (signIn === undefined) return refuse({ kind: 'fault', fault }, call);
	const signInCall: Call = { ...call, catalogue: signInCatalogue };
	const json = parseJson(signIn.body);
	// RFC 6749 section 5.2: the reason is in `error`.
	const code = isJsonObject(json) ? textIn(json, 'error') : undefined;
	const refused =
		code === undefined
			? unexpectedStatus(signIn, signInCall)
			: refuse(
					{ kind: 'code', code, label: wordsOf(signIn.body), httpStatus: signIn.status },
					signInCall,
				);
	return refused.ok ? refused : failed({ ...refused.failure, delivered: 'no' });
}
