import type {
	HttpAnswer,
	HttpRequest,
	Send,
	SendFault,
	Sent,
} from '../../nodes/shared/clients/send';

/** A `send` that gives the answers of a script, one after the other, and keeps what it was asked. */
export interface ScriptedSend {
	readonly send: Send;
	readonly requests: readonly HttpRequest[];
}

export function scriptedSend(...script: readonly Sent[]): ScriptedSend {
	const requests: HttpRequest[] = [];
	return {
		requests,
		send: (request) => {
			const sent = script[requests.length];
			requests.push(request);
			return sent ? Promise.resolve(sent) : Promise.reject(new Error('The script has ended'));
		},
	};
}

type Headers = HttpAnswer['headers'];

/** An answer; anything but text is written as JSON. */
export const answer = (body: unknown, status = 200, headers: Headers = {}): Sent => ({
	answered: true,
	answer: { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
});

export const fault = (kind: SendFault['kind'], cause = ''): Sent => ({
	answered: false,
	fault: { kind, cause },
});
