import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import type { HttpAnswer, Sent } from '../clients/send';
import { answered, unanswered } from './sent';

/** Milliseconds; longer than a token endpoint should ever need. */
const timeoutMs = 30_000;

/** A credential could not get its token: nothing of what the token was for has been sent. */
export class SignInRefused extends Error {
	constructor(
		message: string,
		readonly sent: Extract<Sent, { answered: false }>,
	) {
		super(message);
	}
}

/** Asks a token endpoint by form POST; for use in a credential's `preAuthentication`. Never throws. */
export async function askForToken(
	{ helpers }: IHttpRequestHelper,
	url: string,
	form: IDataObject,
): Promise<Sent> {
	try {
		const answer: unknown = await helpers.httpRequest({
			method: 'POST',
			url,
			headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
			body: form,
			timeout: timeoutMs,
			// For the whole answer; the time-out counts silence only.
			abortSignal: AbortSignal.timeout(timeoutMs),
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		return answered(answer);
	} catch (error) {
		return unanswered(error);
	}
}

/** What the sender gives for a request that waited for a token in vain: certainly not sent. */
export function notSignedIn(sent: Sent): Extract<Sent, { answered: false }> {
	const signIn: HttpAnswer | undefined = sent.answered ? sent.answer : undefined;
	return {
		answered: false,
		fault: { kind: 'unreachable', cause: sent.answered ? '' : sent.fault.cause },
		...(signIn && { signIn }),
	};
}
