import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import type { SessionName } from '../values/sessionName';
import { urlIn } from '../values/url';
import { isJsonObject, objectIn, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer, HttpRequest, Send } from './send';
import { malformed, refuse, unexpectedStatus, unsent } from './unusable';

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
		if (status !== 200 && status !== 201) return refusedCallback(answer.value, call);
		return isCallback(answer.value, id, callback.url)
			? succeeded(undefined)
			: malformed(answer.value, call);
	}

	/** One that is gone already is removed too; only 204, or the bridge's own 404, says so. */
	async remove(id: string): Promise<Result<void>> {
		const call = this.call('DELETE callback');
		const answer = await this.ask({ method: 'DELETE', path: this.path(id) }, call);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		if (status === 204 || isGone(answer.value)) return succeeded(undefined);
		return status === 200 ? malformed(answer.value, call) : unexpectedStatus(answer.value, call);
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

/** Only what the bridge says of the very callback: a proxy or a login page answers with 200 as well. */
function isCallback({ body }: HttpAnswer, id: string, url: string): boolean {
	const callback = parseJson(body);
	return isJsonObject(callback) && callback['id'] === id && isAddress(callback['url'], url);
}

/** A bridge may keep an address in the one spelling that `URL` gives it. */
const isAddress = (kept: unknown, url: string): boolean =>
	kept === url || kept === urlIn(url)?.href;

/** The bridge's own 404 is a problem document; that of anything in front of it says nothing of the callback. */
function isGone({ status, body }: HttpAnswer): boolean {
	const problem = status === 404 ? parseJson(body) : undefined;
	return isJsonObject(problem) && typeof problem['title'] === 'string';
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
