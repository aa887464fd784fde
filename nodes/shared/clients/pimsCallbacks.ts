import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import type { SessionName } from '../values/sessionName';
import { isJsonObject, objectIn, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer, HttpRequest, Send } from './send';
import { refuse, unexpectedStatus, unsent } from './unusable';

/** Events of one API that are to be delivered. */
export interface EventSubscription {
	readonly api: string;
	readonly parameters?: JsonObject;
}

/** Where a bridge delivers the events of a session (docs/bridge/openapi.yaml). */
export class CallbackClient {
	constructor(
		private readonly send: Send,
		private readonly session: SessionName,
		private readonly secrets: readonly string[],
	) {}

	/** Makes the callback, or replaces the one with this id: the same request twice is the same as once. */
	async put(
		id: string,
		callback: { url: string; secret: string; subscriptions: readonly EventSubscription[] },
	): Promise<Result<void>> {
		const call = this.call('PUT callback', [callback.secret]);
		const answer = await this.ask({ method: 'PUT', path: this.path(id), json: callback }, call);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		return status === 200 || status === 201
			? succeeded(undefined)
			: refusedCallback(answer.value, call);
	}

	/** One that is gone already is removed too. */
	async remove(id: string): Promise<Result<void>> {
		const call = this.call('DELETE callback');
		const answer = await this.ask({ method: 'DELETE', path: this.path(id) }, call);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		return [200, 204, 404].includes(status)
			? succeeded(undefined)
			: unexpectedStatus(answer.value, call);
	}

	private async ask(request: HttpRequest, call: Call): Promise<Result<HttpAnswer>> {
		const sent = await this.send(request);
		return sent.answered ? succeeded(sent.answer) : unsent(sent, call);
	}

	private path(id: string): string {
		return `/sessions/${encodeURIComponent(this.session)}/callbacks/${encodeURIComponent(id)}`;
	}

	private call(operation: string, secrets: readonly string[] = []): Call {
		return {
			vendor: 'pims',
			catalogue: 'bridge',
			operation,
			effect: 'write',
			secrets: [...this.secrets, ...secrets],
		};
	}
}

/** A subscription that the SDK refuses comes with the SDK's own error. */
function refusedCallback(answer: HttpAnswer, call: Call): Result<never> {
	const problem = parseJson(answer.body);
	const error = isJsonObject(problem) ? objectIn(problem, 'pims') : {};
	const code = textIn(error, 'code');
	if (code === undefined) return unexpectedStatus(answer, call);
	return refuse(
		{ kind: 'code', code, label: textIn(error, 'label') ?? '', httpStatus: answer.status },
		{ ...call, catalogue: 'pims' },
	);
}
