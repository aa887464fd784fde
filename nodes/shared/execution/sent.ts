import type { Sent } from '../clients/send';
import { sendFault } from './sendFault';

/** An answer as n8n's helper gives it, or as the HTTP library attaches it to its error. */
export function answered(answer: unknown): Sent {
	const headers = fieldOf(answer, 'headers');
	return {
		answered: true,
		answer: {
			status: Number(fieldOf(answer, 'statusCode') ?? fieldOf(answer, 'status')),
			headers: Object.fromEntries(
				Object.entries(typeof headers === 'object' ? (headers ?? {}) : {}).map(([name, value]) => [
					name.toLowerCase(),
					String(value),
				]),
			),
			body: textOf(fieldOf(answer, 'body') ?? fieldOf(answer, 'data')),
		},
	};
}

/** The answer was not whole by its deadline. */
export const tooLate: Sent = {
	answered: false,
	fault: { kind: 'timeout', cause: 'ETIMEDOUT' },
};

/** n8n wraps everything into a NodeApiError; the HTTP library's error is its cause. */
export function unanswered(error: unknown, clientCertificate = false): Sent {
	const cause = fieldOf(error, 'cause') ?? error;
	const answer = fieldOf(cause, 'response');
	// A connection that breaks within the answer leaves one without a body: no whole answer.
	if (fieldOf(answer, 'data') !== undefined) return answered(answer);
	const fault = sendFault({
		code: textIn(cause, 'code') || textIn(error, 'httpCode'),
		name: textIn(cause, 'name'),
		message: textIn(cause, 'message'),
	});
	return { answered: false, fault: { ...fault, ...(clientCertificate && { clientCertificate }) } };
}

function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}

function textIn(value: unknown, name: string): string {
	const text = fieldOf(value, name);
	return typeof text === 'string' ? text : '';
}

/** Also of errors, whose `cause` is not enumerable. */
function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
