import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import type { SessionName } from '../values/sessionName';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer, HttpRequest, Send } from './send';
import { malformed, unexpectedStatus, unsent } from './unusable';

/** Events of one API that are to be delivered. */
export interface EventSubscription {
	readonly api: string;
	readonly parameters?: JsonObject;
}

/** What a bridge says of a callback; the secret is never given back. */
export interface RegisteredCallback {
	readonly url: string;
	readonly subscriptions: readonly unknown[];
}

/** Where a bridge delivers the events of a session (docs/bridge/openapi.yaml). */
export class CallbackClient {
	constructor(
		private readonly send: Send,
		private readonly session: SessionName,
		private readonly secrets: readonly string[],
	) {}

	/** Undefined where there is none. */
	async find(id: string): Promise<Result<RegisteredCallback | undefined>> {
		const call = this.call('GET callback', 'read');
		const answer = await this.ask({ method: 'GET', path: this.path(id) }, call);
		if (!answer.ok) return answer;
		if (answer.value.status === 404) return succeeded(undefined);
		if (answer.value.status !== 200) return unexpectedStatus(answer.value, call);
		const body = parseJson(answer.value.body);
		const url = isJsonObject(body) ? textIn(body, 'url') : undefined;
		const subscriptions = isJsonObject(body) ? body['subscriptions'] : undefined;
		return url !== undefined && Array.isArray(subscriptions)
			? succeeded({ url, subscriptions })
			: malformed(answer.value, call);
	}

	/** Makes the callback, or replaces the one with this id: the same request twice is the same as once. */
	async put(
		id: string,
		callback: { url: string; secret: string; subscriptions: readonly EventSubscription[] },
	): Promise<Result<void>> {
		const call = this.call('PUT callback', 'write', [callback.secret]);
		const answer = await this.ask({ method: 'PUT', path: this.path(id), json: callback }, call);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		return status === 200 || status === 201
			? succeeded(undefined)
			: unexpectedStatus(answer.value, call);
	}

	/** One that is gone already is removed too. */
	async remove(id: string): Promise<Result<void>> {
		const call = this.call('DELETE callback', 'write');
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

	private call(operation: string, effect: Call['effect'], secrets: readonly string[] = []): Call {
		return {
			vendor: 'pims',
			catalogue: 'bridge',
			operation,
			effect,
			secrets: [...this.secrets, ...secrets],
		};
	}
}
