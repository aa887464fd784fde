import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import { isJsonObject, parseJson, textIn } from './json';
import type { PimsCall } from './pimsCalls';
import { readPimsMessage, type PimsMessage } from './pimsMessage';
import type { HttpAnswer } from './send';
import { malformed, refuse } from './unusable';

export interface CallsAnswer {
	/** One message per executed call. */
	readonly messages: readonly PimsMessage[];
	/** Position in the events before the first call. */
	readonly cursor: string;
	/** The batch's idempotency key: events of its command carry it. */
	readonly key: string;
}

/** Whether a 409 is about this very batch, which is being carried out already. */
export function isBatchRunning({ status, body }: HttpAnswer): boolean {
	const problem = status === 409 ? parseJson(body) : undefined;
	const type = isJsonObject(problem) ? (textIn(problem, 'type') ?? '') : '';
	return type === 'urn:problem:mobile-sdk-bridge:batch-running';
}

/** All executed calls must have succeeded, or have failed with a code that the call tolerates. */
export function readAnswer(
	answer: HttpAnswer,
	calls: readonly PimsCall[],
	key: string,
	call: Call,
): Result<CallsAnswer> {
	const body = parseJson(answer.body);
	if (!isJsonObject(body) || !Array.isArray(body['messages'])) return malformed(answer, call);
	const messages: PimsMessage[] = [];
	for (const [index, value] of body['messages'].entries()) {
		const message = readPimsMessage(value);
		// RESULT is how events report; whether the call was accepted it does not say.
		if (message === undefined || message.status === 'RESULT') return malformed(answer, call);
		const tolerated = calls[index]?.tolerate?.includes(Number(message.error?.code)) ?? false;
		if (message.error && !tolerated) {
			const { transactionId, error } = message;
			return refuse(
				{ kind: 'code', ...error, ...(transactionId !== undefined && { transactionId }) },
				{ ...call, catalogue: 'pims' },
			);
		}
		messages.push(message);
	}
	if (messages.length !== calls.length) return malformed(answer, call);
	return succeeded({ messages, cursor: textIn(body, 'cursor') ?? '', key });
}
